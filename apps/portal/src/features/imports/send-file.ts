import { csrfToken } from '../../graph/session.ts';

/** The SHA-256 of a file in hexadecimal; the graph compares it with what has arrived. */
export async function sha256Of(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Sends a file to its place. @throws Error with the status when the gateway refuses it. */
export async function sendFile(uploadPath: string, file: Blob): Promise<void> {
  const answer = await fetch(uploadPath, {
    method: 'PUT',
    headers: { 'content-type': 'application/zip', 'x-quad-csrf': csrfToken() },
    body: file,
  });
  if (!answer.ok) throw new Error(`PUT ${uploadPath} answered ${answer.status}; start the upload again.`);
}
