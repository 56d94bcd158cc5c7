import { isUtf8 } from 'node:buffer';

const windows1252 = new TextDecoder('windows-1252');
const LF = 10;

/** What was met in the bytes, for the report. */
export interface EncodingNotes {
  hasByteOrderMark: boolean;
  /** UTF-16, or bytes that no CSV text has. */
  isUnsupported: boolean;
  /** Lines that were not UTF-8 and were read as Windows-1252. */
  otherLines: number;
}

/**
 * Turns chunks of bytes into text in constant memory. A chunk is cut at its last line feed, so that no
 * character is torn; a line that is not UTF-8 is read as Windows-1252, which is what Excel writes, and the
 * lines around it stay UTF-8. `lineBytes` bounds a line that never ends.
 */
export function createLineDecoder(lineBytes: number) {
  const notes: EncodingNotes = { hasByteOrderMark: false, isUnsupported: false, otherLines: 0 };
  let pending: Buffer = Buffer.alloc(0);
  let isFirst = true;

  function decode(bytes: Buffer): string {
    if (isUtf8(bytes)) return bytes.toString('utf8');
    let text = '';
    for (let at = 0; at < bytes.length; ) {
      const found = bytes.indexOf(LF, at);
      const stop = found < 0 ? bytes.length : found + 1;
      const line = bytes.subarray(at, stop);
      if (isUtf8(line)) text += line.toString('utf8');
      else {
        text += windows1252.decode(line);
        notes.otherLines += 1;
      }
      at = stop;
    }
    return text;
  }

  function withoutMark(bytes: Buffer): Buffer {
    isFirst = false;
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
      notes.isUnsupported = true;
    if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return bytes;
    notes.hasByteOrderMark = true;
    return bytes.subarray(3);
  }

  /** Gives the text of the complete lines so far; '' when there is none yet. */
  function push(chunk: Buffer): string {
    if (chunk.includes(0)) notes.isUnsupported = true;
    let bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const cut = bytes.lastIndexOf(LF) + 1;
    if (cut === 0 && bytes.length <= lineBytes) {
      pending = bytes;
      return '';
    }
    pending = cut === 0 ? Buffer.alloc(0) : bytes.subarray(cut);
    bytes = cut === 0 ? bytes : bytes.subarray(0, cut);
    return decode(isFirst ? withoutMark(bytes) : bytes);
  }

  /** Gives what stands after the last line feed. */
  function end(): string {
    const bytes = isFirst ? withoutMark(pending) : pending;
    pending = Buffer.alloc(0);
    return decode(bytes);
  }

  return { push, end, notes };
}
