import { existsSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PRINCIPAL_HEADER } from '@quad/subgraph-kit';
import { service } from '@quad/test-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identityModels } from '../src/data/identity-models.ts';
import { fileActs, sender, sha256Of, text } from './file-world.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let acts: ReturnType<typeof fileActs>;
beforeEach(async () => {
  world = await createWorld({ quotaBytes: 2 * 1024 * 1024 });
  acts = fileActs(world);
});
afterEach(() => world.close());

const isOnDisk = (name: string) => existsSync(join(world.deps.dataDir, 'files', name));
const rows = () => identityModels(world.deps.connection).files.countDocuments({});

/** A sender over a real connection, which sends what it is told and can break off. */
async function connected(id: string, length: number, offset = 0) {
  if (!world.app.server.listening) await world.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = world.app.server.address() as AddressInfo;
  const answered = Promise.withResolvers<{ status: number; code: string | undefined }>();
  const token = await world.tokenOf(sender);
  const call = request(
    {
      port,
      host: '127.0.0.1',
      method: 'PUT',
      path: `/files/${id}`,
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': length,
        'upload-offset': String(offset),
        [PRINCIPAL_HEADER]: token,
      },
    },
    (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const said = JSON.parse(Buffer.concat(chunks).toString()) as {
          errors?: { extensions: { code: string } }[];
        };
        answered.resolve({ status: response.statusCode ?? 0, code: said.errors?.[0]?.extensions.code });
      });
    },
  );
  call.on('error', () => answered.resolve({ status: 0, code: undefined }));
  return { call, answered: answered.promise };
}

async function stands(id: string, bytes: number): Promise<void> {
  await vi.waitFor(async () => expect((await acts.head(id)).headers['upload-offset']).toBe(String(bytes)));
}

describe('a connection that breaks', () => {
  it('leaves what came; the sender goes on from there', async () => {
    const { id } = await acts.start();
    const first = await connected(id, 10);
    first.call.write(text.subarray(0, 6));
    await stands(id, 6);
    first.call.destroy();
    const rest = await acts.put(id, text.subarray(6), { 'upload-offset': '6' });
    expect(rest.statusCode).toBe(201);
  });
});

describe('two senders of one file', () => {
  it('do not mix: the later one takes over, and the earlier one is told so', async () => {
    const { id } = await acts.start();
    const first = await connected(id, 10);
    first.call.write(text.subarray(0, 3));
    await stands(id, 3);
    const later = acts.put(id, text.subarray(3), { 'upload-offset': '3' });
    expect(await first.answered).toEqual({ status: 409, code: 'TakenOver' });
    expect((await later).statusCode).toBe(201);
    expect((await acts.get(`/files/${id}`, sender)).rawPayload).toEqual(text);
  });

  it('who announces it while it is being sent, or before a byte came, sends a file of its own', async () => {
    const { id } = await acts.start();
    expect((await acts.start()).id).not.toBe(id);
    const first = await connected(id, 10);
    first.call.write(text.subarray(0, 3));
    await stands(id, 3);
    expect((await acts.start()).id).not.toBe(id);
    first.call.destroy();
    await vi.waitFor(async () => expect((await acts.start()).id).toBe(id));
  });

  it('both begin at once with the whole file, and it is whole', async () => {
    const { id } = await acts.start();
    const answers = await Promise.all([acts.put(id, text), acts.put(id, text)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toContain(201);
    expect((await acts.get(`/files/${id}`, sender)).rawPayload).toEqual(text);
  });
});

describe('room for files', () => {
  const large = (name: string) => ({ name, bytes: 1024 * 1024, sha256: sha256Of(Buffer.from(name)) });

  it('is what the organization was given, announced bytes counted', async () => {
    expect(await acts.start(large('a.txt'))).toMatchObject({ __typename: 'FileUpload' });
    const { id } = await acts.start(large('b.txt'));
    expect(await acts.start({ name: 'c.txt' })).toMatchObject({
      __typename: 'FileQuotaExceeded',
      path: ['input', 'bytes'],
      usedMegabytes: 2,
      quotaMegabytes: 2,
    });
    const elsewhere = { ...sender, organizationId: 'org_other' };
    expect(await acts.start({ name: 'c.txt' }, elsewhere)).toMatchObject({ __typename: 'FileUpload' });
    await acts.cancel(id);
    expect(await acts.start({ name: 'c.txt' })).toMatchObject({ __typename: 'FileUpload' });
  });

  it('is not given twice to those who ask at once', async () => {
    const all = await Promise.all(
      ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'].map((name) => acts.start(large(name))),
    );
    expect(all.map(({ __typename }) => __typename).toSorted()).toEqual([
      'FileQuotaExceeded',
      'FileQuotaExceeded',
      'FileQuotaExceeded',
      'FileUpload',
      'FileUpload',
    ]);
  });
});

describe('what nobody needs', () => {
  it('goes: what did not arrive whole after a day, what no object holds after thirty', async () => {
    const { id: half } = await acts.start({ name: 'half.txt' });
    await acts.put(half, text.subarray(0, 4));
    const unused = await acts.sent({ name: 'unused.txt' });
    const held = await acts.sent({ name: 'held.txt' });
    await acts.keep({ fileIds: [held] }, service('pathways'));

    world.clock.set('2026-11-03T14:59:00Z');
    expect([isOnDisk(`${half}.part`), await rows()]).toEqual([true, 3]);
    world.clock.set('2026-11-03T15:00:01Z');
    await vi.waitFor(async () => expect(await rows()).toBe(2), { timeout: 10_000, interval: 50 });
    await vi.waitFor(() => expect(isOnDisk(`${half}.part`)).toBe(false));
    expect((await acts.put(half, text)).statusCode).toBe(404);

    for (const day of ['2026-12-02T15:00:01Z', '2027-03-01T15:00:01Z']) {
      world.clock.set(day);
      await vi.waitFor(async () => expect(await rows()).toBe(1), { timeout: 10_000, interval: 50 });
    }
    await vi.waitFor(() => expect(isOnDisk(unused)).toBe(false));
    expect((await acts.get(`/files/${held}`, sender)).rawPayload).toEqual(text);
  });
});
