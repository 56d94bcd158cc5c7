/** Whether an error says that a file is not there, as opposed to one that cannot be read. */
export function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
