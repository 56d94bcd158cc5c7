import { createHash } from 'node:crypto';
import { vendorFor } from '@quad/test-kit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld({ processes: 2 });
});
afterEach(() => world.close());

const idOf = (text: string) => createHash('sha256').update(text).digest('hex');
const named = (...texts: readonly string[]) => Object.fromEntries(texts.map((text) => [idOf(text), text]));
const [first, second, third] = ['query A { a }', 'query B { b }', 'query C { c }'] as const;
const later = (hours: number) => world.clock.set(world.clock.now().add({ hours }).toString());
const listed = async (headers = {}, at = 0) => {
  const answer = await world.get('/documents/production', headers, at);
  const clients = answer.body.clients as { client: string; documents: { id: string; text: string }[] }[];
  return {
    ...answer,
    texts: Object.fromEntries(
      clients.map((one) => [one.client, one.documents.map(({ text }) => text).sort()]),
    ),
  };
};

it('serves the documents of each client under the hash of their text', async () => {
  expect((await listed()).texts).toEqual({});
  expect((await world.putDocuments('portal', named(first, second))).body).toEqual({
    state: 'PUBLISHED',
    documents: 2,
    validSets: 1,
  });
  await world.putDocuments('ven_1', named(second));
  const { texts, body } = await listed();
  expect(texts).toEqual({ portal: [first, second], ven_1: [second] });
  expect(body.clients).toContainEqual({ client: 'ven_1', documents: [{ id: idOf(second), text: second }] });
});

it('keeps several builds valid, and removes an old one a month after the next', async () => {
  await world.putDocuments('portal', named(first));
  later(24 * 60);
  expect((await world.putDocuments('portal', named(first))).body).toMatchObject({ state: 'UNCHANGED' });
  expect((await world.putDocuments('portal', named(second))).body).toMatchObject({ validSets: 2 });
  expect((await listed()).texts).toEqual({ portal: [first, second] });
  later(24 * 29);
  expect((await listed()).texts).toEqual({ portal: [first, second] });
  later(24 * 2);
  expect((await listed()).texts).toEqual({ portal: [second] });
  expect((await world.putDocuments('portal', named(third))).body).toMatchObject({ validSets: 2 });
  // The first build again is the newest again.
  expect((await world.putDocuments('portal', named(first))).body).toMatchObject({
    state: 'PUBLISHED',
    validSets: 3,
  });
});

it('answers a waiting gateway when another process has published', async () => {
  await world.putDocuments('portal', named(first));
  const { headers } = await listed();
  const etag = headers.get('etag') ?? '';
  expect((await world.get('/documents/production', { 'if-none-match': etag })).status).toBe(304);
  const waiting = listed({ 'if-none-match': etag, prefer: 'wait=20' }, 1);
  await world.putDocuments('portal', named(first, second));
  expect((await waiting).texts).toEqual({ portal: [first, second] });
});

it.each([
  ['DOCUMENT_HASH_WRONG', { [idOf(first)]: second }, /is not the SHA-256 of its text/],
  ['NOT_A_DOCUMENT', named('query {'), /Syntax Error/],
  ['NOT_A_DOCUMENT', named('query A { a } query B { b }'), /It has 2 operations; send one in each/],
  ['NOT_A_DOCUMENT', named('type Query { a: Int }'), /It defines types/],
  ['BAD_REQUEST', { short: first }, /documents.short/],
])('refuses with %s and publishes nothing', async (code, documents, message) => {
  const answer = await world.putDocuments('portal', documents);
  expect(answer.body.code).toBe(code);
  expect(answer.body.message).toMatch(message);
  expect((await listed()).texts).toEqual({});
});

it('takes documents from the operator and, through the gateway, from a vendor for itself', async () => {
  const vendor = vendorFor('org_1');
  expect((await world.putDocuments(vendor.vendorId, named(first), vendor)).status).toBe(200);
  expect((await world.putDocuments('ven_other', named(first), vendor)).body.code).toBe('NOT_PERMITTED');
  expect((await world.putDocuments('portal', named(first), vendor)).body.code).toBe('NOT_PERMITTED');
  expect((await world.putDocuments('portal', named(first), null)).body.code).toBe('NOT_PERMITTED');
  expect((await listed()).texts).toEqual({ [vendor.vendorId]: [first] });
});
