import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CommandFailed, type GraphClient } from './client.ts';
import { uploadFile } from './upload.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quad-upload-'));
  path = join(folder, 'roster.zip');
  writeFileSync(path, '0123456789');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The other side: it keeps what came, and breaks the line once after `breaksAfter` bytes. */
function otherSide(breaksAfter: number | null, status = 201) {
  let kept = '';
  let isBroken = false;
  const asked: string[] = [];
  const graph: Pick<GraphClient, 'run' | 'send'> = {
    async run<Data>() {
      const upload = { __typename: 'FileUpload', id: 'fil_1', uploadPath: '/files/fil_1' };
      const stands = { ...upload, receivedBytes: kept.length, isComplete: kept.length === 10 };
      return { fileUploadStart: stands, fileUpload: stands } as Data;
    },
    async send(_path, { body, headers }) {
      asked.push(`${headers?.['upload-offset']}+${headers?.['content-length']}`);
      const came = typeof body === 'object' ? await readAll(body) : '';
      if (!isBroken && breaksAfter !== null) {
        isBroken = true;
        kept += came.slice(0, breaksAfter);
        throw new CommandFailed('Quad does not answer', 2);
      }
      if (status === 201) kept += came;
      return { status, text: 'said' };
    },
  };
  return { graph: graph as GraphClient, asked, kept: () => kept };
}

it('sends a file, and after a broken line the rest of it', async () => {
  const other = otherSide(4);
  expect(await uploadFile(other.graph, path, 0)).toBe('fil_1');
  expect([other.asked, other.kept()]).toEqual([['0+10', '4+6'], '0123456789']);
});

it('does not send a file again that arrived whole before the line broke', async () => {
  const other = otherSide(10);
  expect(await uploadFile(other.graph, path, 0)).toBe('fil_1');
  expect(other.asked).toEqual(['0+10']);
});

it('says at once why a file was refused', async () => {
  const other = otherSide(null, 422);
  await expect(uploadFile(other.graph, path, 0)).rejects.toThrow('failed with status 422: said');
  expect(other.asked).toEqual(['0+10']);
});

it('gives up on a side that does not come back, and says what it said', async () => {
  const other = otherSide(null, 503);
  await expect(uploadFile(other.graph, path, 0)).rejects.toThrow('failed with status 503: said');
  expect(other.asked).toHaveLength(6);
});
