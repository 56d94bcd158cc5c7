import { DamagedCopyError, FolderTakenError } from '@quad/embedded-mongo/backup';
import { CommandFailed } from '../graph/client.ts';

/** What a failure of the disk or the machine means to the one who asked; other faults are ours and stay as they are. */
export function explain(error: unknown, what: string, signal: AbortSignal, path: string): unknown {
  const failed = (why: string) => new CommandFailed(`${what}: ${why}`, 2, { cause: error });
  if (error instanceof CommandFailed || !(error instanceof Error)) return error;
  if (signal.aborted) return failed('it was broken off. Nothing is left behind.');
  if (error instanceof FolderTakenError) return failed(error.message);
  if (error instanceof DamagedCopyError)
    return failed(`${error.message} Was Quad stopped meanwhile? Start it again.`);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 28)
    return failed(`no room is left on the disk of ${path}. What was written of it is removed.`);
  // LMDB tells of a short write, which is what a full disk gives it, as of any fault of the disk.
  if (code === 'EIO' || code === 5) return failed(`the disk of ${path} is full or does not work.`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return failed(`you may not write there (${error.message}).`);
  if (code === 'EBUSY' || code === 'EXDEV')
    return failed(
      `${path} cannot be renamed (${error.message}); is it a disk of its own? Use a folder in it.`,
    );
  if ('syscall' in error || typeof code === 'number') return failed(`${error.message}.`);
  return error;
}
