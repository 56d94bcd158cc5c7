import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { operator, personWith, service, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityModels } from '../src/data/identity-models.ts';
import { fileActs, sender, sha256Of, text } from './file-world.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let acts: ReturnType<typeof fileActs>;
beforeAll(async () => {
  world = await createWorld();
  acts = fileActs(world);
});
afterAll(async () => {
  await world.close();
});

const codeOf = (answer: { json(): { errors: { extensions: { code: string } }[] } }) =>
  answer.json().errors[0]?.extensions.code;
const isOnDisk = (name: string) => existsSync(join(world.deps.dataDir, 'files', name));
const named = (name: string) => ({ name, sha256: sha256Of(Buffer.from(name)) });

describe('a file that is announced', () => {
  it.each<[string, object, object]>([
    ['of a type that the purpose does not take', { name: 'bell.html' }, { path: ['input', 'name'] }],
    ['without an ending', { name: 'bell' }, { path: ['input', 'name'] }],
    ['without a name', { name: ' ' }, { path: ['input', 'name'] }],
    ['of a name beyond 200 characters', { name: `${'b'.repeat(197)}.txt` }, { path: ['input', 'name'] }],
    ['empty', { bytes: 0 }, { path: ['input', 'bytes'] }],
    ['beyond 25 MB', { bytes: 26_214_401 }, { path: ['input', 'bytes'] }],
    ['without a checksum', { sha256: 'abc' }, { path: ['input', 'sha256'] }],
    ['that may name a student', { namesNoStudent: false }, { path: ['input', 'namesNoStudent'] }],
  ])('%s is refused, with the field at fault', async (_what, input, refused) => {
    expect(await acts.start(input)).toMatchObject({ __typename: 'InvalidInput', ...refused });
  });

  it('is as large as its purpose takes, to the byte', async () => {
    expect(await acts.start({ ...named('a.txt'), bytes: 26_214_400 })).toMatchObject({
      __typename: 'FileUpload',
    });
    const roster = { purpose: 'ROSTER', name: 'a.zip', namesNoStudent: false };
    expect(await acts.start({ ...roster, bytes: 524_288_000 }, operator)).toMatchObject({
      __typename: 'FileUpload',
    });
    expect(await acts.start({ ...roster, bytes: 524_288_001 }, operator)).toMatchObject({
      message: 'bytes must be 1 to 524288000 (500 MB) for ROSTER, not 524288001; split the file.',
    });
  });

  it('is refused to whoever may not send for its purpose', async () => {
    const teacher = personWith('TEACHER', { tenantId: 'org_district' });
    for (const [input, who] of [
      [{}, teacher],
      [{}, operator],
      [{}, vendorFor('org_district')],
      [{ purpose: 'ROSTER', name: 'a.zip' }, sender],
      [{ purpose: 'ROSTER', name: 'a.zip' }, vendorFor('org_district')],
    ] as const)
      expect(await acts.start(input, who)).toMatchObject({ __typename: 'NotPermitted' });
  });

  it('is the one that stands when the same sender announces it again, and nobody else’s', async () => {
    const wish = { name: 'again.txt' };
    const { id } = await acts.start(wish);
    await acts.put(id, text.subarray(0, 3));
    expect(await acts.start(wish)).toMatchObject({ id, receivedBytes: 3 });
    const colleague = { ...sender, personId: 'per_colleague' };
    expect((await acts.start(wish, colleague)).id).not.toBe(id);
    await acts.put(id, text.subarray(3), { 'upload-offset': '3' });
    expect((await acts.start(wish)).id).not.toBe(id);
  });
});

describe('bytes that are sent', () => {
  it('are taken in parts from where they stand; a whole file may be sent again', async () => {
    const { id } = await acts.start(named('parts.txt'));
    const wrongSum = await acts.put(id, text);
    expect([wrongSum.statusCode, codeOf(wrongSum)]).toEqual([422, 'ChecksumMismatch']);
    expect(isOnDisk(`${id}.part`)).toBe(false);

    const { id: other } = await acts.start({ name: 'parts.txt' });
    const first = await acts.put(other, text.subarray(0, 4));
    expect([first.statusCode, first.json()]).toEqual([
      202,
      { id: other, bytes: 10, receivedBytes: 4, isComplete: false },
    ]);
    const stands = await acts.head(other);
    expect([stands.statusCode, stands.headers['upload-offset'], stands.headers['upload-length']]).toEqual([
      204,
      '4',
      '10',
    ]);
    const gap = await acts.put(other, text.subarray(5), { 'upload-offset': '5' });
    expect([gap.statusCode, codeOf(gap), gap.headers['upload-offset']]).toEqual([409, 'OffsetMismatch', '4']);
    const rest = await acts.put(other, text.subarray(4), { 'upload-offset': '4' });
    expect([rest.statusCode, rest.json().isComplete]).toEqual([201, true]);
    expect((await acts.put(other, text)).statusCode).toBe(201);
    expect((await acts.head(other)).headers['upload-offset']).toBe('10');
    expect((await acts.get(`/files/${other}`, sender)).rawPayload).toEqual(text);
  });

  it.each(['-1', '1.5', 'x'])('are refused with the offset %s', async (offset) => {
    const { id } = await acts.start(named('offset.txt'));
    expect((await acts.put(id, text, { 'upload-offset': offset })).statusCode).toBe(400);
  });

  it('are refused beyond what was announced, and deleted', async () => {
    const { id } = await acts.start({ name: 'more.txt' });
    const more = await acts.put(id, Buffer.from('0123456789!'));
    expect([more.statusCode, codeOf(more)]).toEqual([413, 'FileTooLarge']);
    expect(isOnDisk(`${id}.part`)).toBe(false);
  });

  it.each<[string, string, Buffer]>([
    ['a page as text', 'page.txt', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a program as PDF', 'a.pdf', Buffer.from('MZ\0\0\0\0\0\0')],
    ['text as PDF', 'a.pdf', Buffer.from('plain')],
    ['bytes without a known type as CSV', 'a.csv', Buffer.from([0, 1, 2, 3, 255])],
    ['a PDF as PNG', 'a.png', Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
  ])('of %s are refused and deleted', async (_what, name, bytes) => {
    const { id } = await acts.start({ name, bytes: bytes.length, sha256: sha256Of(bytes) });
    const answer = await acts.put(id, bytes);
    expect([answer.statusCode, codeOf(answer)]).toEqual([415, 'TypeMismatch']);
    expect(isOnDisk(`${id}.part`)).toBe(false);
    expect((await acts.get(`/files/${id}`, sender)).statusCode).toBe(404);
  });

  it('of a real PDF are taken, and come back as an attachment of their type', async () => {
    const bytes = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
    const id = await acts.sent({ name: 'Bell “A” (été).pdf' }, bytes);
    const { headers, rawPayload } = await acts.get(`/files/${id}`, sender);
    expect(rawPayload).toEqual(bytes);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition':
        'attachment; filename="Bell _A_ __t__.pdf"; filename*=UTF-8\'\'Bell%20%E2%80%9CA%E2%80%9D%20%28%C3%A9t%C3%A9%29.pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it('are refused without a principal and by a path that is no id', async () => {
    const answer = await world.app.inject({ method: 'PUT', url: '/files/x', payload: text });
    expect(answer.statusCode).toBe(401);
    expect((await acts.put('..%2f..%2fetc', text)).statusCode).toBe(404);
    expect((await acts.get('/files/..%2f..%2fetc', sender)).statusCode).toBe(404);
  });
});

describe('an upload that is given up', () => {
  it('is gone with its bytes and its room, for its sender alone and only until it is complete', async () => {
    const { id } = await acts.start({ name: 'canceled.txt' });
    await acts.put(id, text.subarray(0, 4));
    const colleague = { ...sender, personId: 'per_colleague' };
    expect(await acts.cancel(id, colleague)).toMatchObject({ __typename: 'NotFound' });
    expect(await acts.cancel(id)).toMatchObject({ __typename: 'FileUploadCanceled' });
    expect([isOnDisk(`${id}.part`), (await acts.put(id, text)).statusCode]).toEqual([false, 404]);
    expect(await identityModels(world.deps.connection).files.findById(id)).toBeNull();
    expect(await acts.cancel(await acts.sent({ name: 'whole.txt' }))).toMatchObject({
      __typename: 'InvalidInput',
    });
  });
});

describe('who reaches a file', () => {
  const reader = (tenantId: string, organizationId: string) =>
    personWith('PRINCIPAL', { tenantId, organizationId, personId: 'per_reader' });
  const others = [
    ['the sender’s colleague', reader('org_district', 'org_school')],
    ['a principal of another school', reader('org_district', 'org_school_2')],
    ['a district-wide reader', personWith('BUDGET_OFFICER', { tenantId: 'org_district' })],
    ['a teacher', personWith('TEACHER', { tenantId: 'org_district', organizationId: 'org_school' })],
    ['the same school in another district', reader('org_other', 'org_school')],
    ['the sender, acting for another district', { ...sender, organizationId: 'org_other' }],
    ['another district’s budget officer', personWith('BUDGET_OFFICER', { tenantId: 'org_other' })],
    ['a vendor', vendorFor('org_district')],
    ['the operator', operator],
    ['another side', service('pathways')],
    ['the public', { kind: 'PUBLIC' }],
  ] as const;
  const whoGets = async (id: string) => {
    const got = await Promise.all(
      others.map(async ([who, as]) => ((await acts.get(`/files/${id}`, as)).statusCode === 200 ? [who] : [])),
    );
    return got.flat();
  };

  it('is its sender alone, until an object holds it; then whoever may read such objects there', async () => {
    const id = await acts.sent({ name: 'held.txt' });
    expect(await whoGets(id)).toEqual([]);
    const kept = await acts.keep({ fileIds: [id] }, service('pathways'));
    expect(kept).toMatchObject({ __typename: 'FilesKept', fileIds: [id] });
    expect(await acts.keep({ fileIds: [id] }, service('pathways'))).toMatchObject({
      __typename: 'FilesKept',
    });
    expect(await whoGets(id)).toEqual(['the sender’s colleague', 'a district-wide reader']);
    const entity = await world.ask<{ _entities: unknown[] }>(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on File { name mediaType downloadPath } } }',
      { r: [{ __typename: 'File', id }] },
      others[0][1],
    );
    expect(entity.data?._entities).toEqual([
      { name: 'held.txt', mediaType: 'text/plain', downloadPath: `/files/${id}` },
    ]);
    expect((await acts.head(id, others[0][1])).statusCode).toBe(404);
  });

  it('a side keeps only what the person of its district has sent whole, and for its purpose', async () => {
    const id = await acts.sent({ name: 'kept.txt' });
    const { id: half } = await acts.start({ name: 'half.txt' });
    const pathways = service('pathways');
    for (const [input, who, refused] of [
      [{ fileIds: [id] }, sender, 'NotPermitted'],
      [{ fileIds: [id] }, operator, 'NotPermitted'],
      [{ fileIds: [id] }, service('cohorts'), 'NotFound'],
      [{ fileIds: [id], districtId: 'org_other' }, pathways, 'NotFound'],
      [{ fileIds: [id], personId: 'per_colleague' }, pathways, 'NotFound'],
      [{ fileIds: [id, 'fil_unknown'] }, pathways, 'NotFound'],
      [{ fileIds: [half] }, pathways, 'InvalidInput'],
      [{ fileIds: [] }, pathways, 'InvalidInput'],
    ] as const)
      expect(await acts.keep(input, who)).toMatchObject({ __typename: refused });
    expect(await whoGets(id)).toEqual([]);
    await acts.keep({ fileIds: [id] }, pathways);
    expect(await acts.keep({ fileIds: [id], objectId: 'ofr_2' }, pathways)).toMatchObject({
      message: `File ${id} is held by ofr_1 already; send it once more for another object.`,
    });
  });

  it('a roster stays with who sent it, while they may import rosters', async () => {
    const dataLead = personWith('DATA_LEAD', { tenantId: 'org_a' });
    const roster = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
    const input = { purpose: 'ROSTER', name: 'roster.zip' };
    const id = await acts.sent(input, roster, dataLead);
    const other = personWith('DATA_LEAD', { tenantId: 'org_a', personId: 'per_2' });
    expect((await acts.get(`/files/${id}`, other)).statusCode).toBe(404);
    await expect(world.startImport(id, {}, other)).rejects.toThrow('NotFound');
    expect((await acts.get(`/files/${id}`, { ...dataLead, grants: [] })).statusCode).toBe(404);
    expect((await acts.get(`/files/${id}`, dataLead)).rawPayload).toEqual(roster);
  });

  it('an import takes nothing that was sent for another purpose', async () => {
    const both = {
      ...sender,
      grants: [...sender.grants, { role: 'DATA_LEAD', organizationId: 'org_district' }],
    } as const;
    const id = await acts.sent({ name: 'not-a-roster.txt' }, text, both);
    await expect(world.startImport(id, {}, both)).rejects.toThrow('NotFound');
  });
});
