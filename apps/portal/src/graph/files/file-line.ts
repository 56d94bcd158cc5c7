import { csrfToken } from '../session.ts';
import type { Line, SentAnswer } from './send-rest.ts';

/**
 * The line to the place of one upload. `fetch` cannot say how much of a body is sent, so this is `XMLHttpRequest`.
 * @param onSent how many bytes of the whole file are sent.
 * @param signal gives up: what is under way ends as broken, and nothing follows.
 */
export function fileLine(
  uploadPath: string,
  file: Blob,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Line {
  return {
    put: (offset) => put(uploadPath, file, offset, onSent, signal),
    async stands() {
      signal.throwIfAborted();
      const answer = await fetch(uploadPath, { method: 'HEAD', signal }).catch(() => null);
      const said = answer?.ok === true ? answer.headers.get('upload-offset') : null;
      return said === null ? null : Number(said);
    },
    async wait(milliseconds) {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      signal.throwIfAborted();
    },
  };
}

function put(
  uploadPath: string,
  file: Blob,
  offset: number,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<SentAnswer> {
  return new Promise((resolve) => {
    const call = new XMLHttpRequest();
    const stop = () => call.abort();
    const end = (answer: SentAnswer) => {
      signal.removeEventListener('abort', stop);
      resolve(answer);
    };
    call.open('PUT', uploadPath);
    call.setRequestHeader('content-type', 'application/octet-stream');
    call.setRequestHeader('upload-offset', String(offset));
    call.setRequestHeader('x-quad-csrf', csrfToken());
    call.upload.onprogress = ({ loaded }) => onSent(offset + loaded);
    call.onload = () => end(answerOf(call.status, call.responseText));
    call.onerror = () => end({ kind: 'BROKEN' });
    call.onabort = () => end({ kind: 'BROKEN' });
    signal.addEventListener('abort', stop);
    call.send(file.slice(offset));
  });
}

function answerOf(status: number, text: string): SentAnswer {
  if (status === 201) return { kind: 'WHOLE' };
  if (status === 202 || status >= 500) return { kind: 'BROKEN' };
  return { kind: 'REFUSED', code: codeIn(text) };
}

function codeIn(text: string): string {
  try {
    const said = JSON.parse(text) as { errors?: readonly { extensions?: { code?: string } }[] };
    return said.errors?.[0]?.extensions?.code ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
