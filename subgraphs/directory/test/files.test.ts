import { createHash } from 'node:crypto';
import { operator, personWith } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  await world.close();
});

const bytes = Buffer.from('0123456789');
const headers = { 'content-type': 'application/octet-stream' };
const sha256 = createHash('sha256').update(bytes).digest('hex');

async function start(input: object, as = operator) {
  const answer = await world.ask<{ fileUploadStart: { __typename: string; id?: string; path?: string[] } }>(
    `mutation ($input: FileUploadStartInput!) { fileUploadStart(input: $input) {
      __typename ... on FileUpload { id } ... on UserError { path } } }`,
    { input: { name: 'a.zip', bytes: bytes.length, sha256, ...input } },
    as,
  );
  return answer.data?.fileUploadStart ?? { __typename: 'none' };
}

async function put(id: string | undefined, payload: Buffer, more: object = {}, as = operator) {
  return world.request({ method: 'PUT', url: `/files/${id}`, payload, headers: { ...headers, ...more } }, as);
}

describe('a file that is sent', () => {
  it('is taken in parts from where it stands, and may be sent again when it is whole', async () => {
    const { id } = await start({});
    expect((await put(id, bytes.subarray(0, 4))).json()).toMatchObject({
      receivedBytes: 4,
      isComplete: false,
    });
    const status = await world.ask<{ fileUpload: { receivedBytes: number } }>(
      'query ($id: ID!) { fileUpload(id: $id) { receivedBytes isComplete uploadPath } }',
      { id },
      operator,
    );
    expect(status.data?.fileUpload).toEqual({
      receivedBytes: 4,
      isComplete: false,
      uploadPath: `/files/${id}`,
    });
    const wrong = await put(id, bytes.subarray(5), { 'upload-offset': '5' });
    expect([wrong.statusCode, wrong.headers['upload-offset']]).toEqual([409, '4']);
    const rest = await put(id, bytes.subarray(4), { 'upload-offset': '4' });
    expect([rest.statusCode, rest.json()]).toEqual([
      201,
      { id, bytes: 10, receivedBytes: 10, isComplete: true },
    ]);
    expect((await put(id, bytes)).statusCode).toBe(201);
    const back = await world.request({ method: 'GET', url: `/files/${id}` }, operator);
    expect(back.rawPayload).toEqual(bytes);
  });

  it('is refused with another checksum, and can be sent anew', async () => {
    const { id } = await start({});
    const wrong = await put(id, Buffer.from('9876543210'));
    expect([wrong.statusCode, wrong.json().errors[0].extensions.code]).toEqual([422, 'ChecksumMismatch']);
    expect((await put(id, bytes)).statusCode).toBe(201);
  });

  it('is refused when more comes than was announced', async () => {
    const { id } = await start({});
    const more = await put(id, Buffer.from('0123456789!'));
    expect([more.statusCode, more.json().errors[0].extensions.code]).toEqual([413, 'FileTooLarge']);
  });

  it('is refused beyond 500 MB and with no checksum', async () => {
    expect(await start({ bytes: 524_288_001 })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'bytes'],
    });
    expect(await start({ sha256: 'abc' })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'sha256'],
    });
  });

  it('is nobody else’s to send, to fetch or to import', async () => {
    const { id } = await start({});
    const other = personWith('DATA_LEAD', { tenantId: 'org_other' });
    expect((await put(id, bytes, {}, other)).statusCode).toBe(404);
    await put(id, bytes);
    expect((await world.request({ method: 'GET', url: `/files/${id}` }, other)).statusCode).toBe(404);
    await expect(world.startImport(id ?? '', {}, other)).rejects.toThrow('NotFound');
  });

  it('is refused to whoever may not import rosters', async () => {
    expect(await start({}, personWith('TEACHER', { tenantId: 'org_a' }))).toMatchObject({
      __typename: 'NotPermitted',
    });
  });

  it('is refused without a principal and by a path that is no id', async () => {
    expect(
      (await world.app.inject({ method: 'PUT', url: '/files/x', payload: bytes, headers })).statusCode,
    ).toBe(401);
    expect((await put('..%2f..%2fetc', bytes)).statusCode).toBe(404);
  });
});
