import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { newId } from '@quad/subgraph-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileStore, type FolderStore } from '../src/out/file-store.ts';
import { createObjectStore } from '../src/out/object-store.ts';

/** An S3-compatible store with an empty bucket, e.g. `http://S3RVER:S3RVER@127.0.0.1:4568/quad`. */
const url = process.env.QUAD_TEST_FILES_URL;
const bytes = Buffer.from('0123456789');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const goOn = new AbortController().signal;

const places: readonly (readonly [string, string | undefined])[] = [
  ['the folder', undefined],
  ...(url === undefined ? [] : [['an S3-compatible store', url] as const]),
];

describe.each(places)('files in %s', (_where, address) => {
  let dir: string;
  let store: FolderStore;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'quad-store-'));
    store = createFileStore(dir, address === undefined ? null : createObjectStore(address));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('arrive in parts, are checked, completed once, read, and taken away', async () => {
    const id = newId('file');
    expect(await store.receivedBytes(id)).toBe(0);
    await store.append(id, 0, 10, Readable.from([bytes.subarray(0, 4)]), goOn);
    expect(await store.receivedBytes(id)).toBe(4);
    await store.append(id, 4, 10, Readable.from([bytes.subarray(4, 6), bytes.subarray(6)]), goOn);
    expect([await store.sha256Of(id), await store.mediaTypeOf(id)]).toEqual([sha256, 'text/plain']);
    await store.complete({ id, sha256 });
    await store.complete({ id, sha256 });
    expect(await store.receivedBytes(id)).toBe(0);
    expect(await buffer(await store.read(id))).toEqual(bytes);
    expect(await readFile(await store.localPathOf(id))).toEqual(bytes);
    await store.release(id);
    expect(await readFile(await store.localPathOf(id))).toEqual(bytes);
    await store.remove(id);
    await store.remove(id);
    await expect(store.read(id).then(buffer)).rejects.toThrow();
  });

  it('are counted beyond what they may have, and not written', async () => {
    const id = newId('file');
    expect(await store.append(id, 0, 4, Readable.from([bytes]), goOn)).toEqual({
      stands: 10,
      isTakenOver: false,
    });
    expect(await store.receivedBytes(id)).toBe(4);
    await store.discard(id);
    expect(await store.receivedBytes(id)).toBe(0);
  });

  it('are made here too, as packages are', async () => {
    const id = newId('file');
    await store.ready();
    await writeFile(store.partPathOf(id), bytes);
    await store.complete({ id, sha256 });
    expect(await buffer(await store.read(id))).toEqual(bytes);
    await store.remove(id);
  });
});

it('no path is made of what is no id', async () => {
  const store = createFileStore('/nowhere');
  await expect(store.read('../../etc/passwd')).rejects.toThrow('is not the id of a file');
});

it.each(['https://host/bucket', 'https://key:secret@host/', 'https://key@host/bucket'])(
  'the address %s of a store is refused by a sentence that has no secret',
  (address) => {
    expect(() => createObjectStore(address)).toThrow('QUAD_FILES_URL must look like');
    expect(() => createObjectStore(address)).not.toThrow(':secret@');
  },
);
