import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

const READ_BYTES = 65_536;

/**
 * The media type that a file's own bytes show: by their marks, or `text/plain` for what begins as UTF-8 without control
 * characters and without a tag that a browser would take for a page.
 * @returns null when it is neither.
 */
export async function sniffedType(path: string): Promise<string | null> {
  const marked = await fileTypeFromFile(path);
  if (marked !== undefined) return marked.mime;
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES, 0);
    return isPlainText(buffer.subarray(0, bytesRead)) ? 'text/plain' : null;
  } finally {
    await file.close();
  }
}

function isPlainText(head: Uint8Array): boolean {
  try {
    // `stream`: a character that is cut by the end of what was read is no fault.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    const hasControls = [...text].some((mark) => mark < ' ' && !'\t\n\r\f'.includes(mark));
    return !hasControls && !/^\s*<[a-z!?]/i.test(text);
  } catch {
    return false;
  }
}
