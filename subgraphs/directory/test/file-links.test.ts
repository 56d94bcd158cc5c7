import { operator, personWith } from '@quad/test-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFileLinks } from '../src/out/file-links.ts';
import { fileActs, sender, text } from './file-world.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let acts: ReturnType<typeof fileActs>;
let id = '';
beforeAll(async () => {
  world = await createWorld();
  acts = fileActs(world);
  id = await acts.sent();
});
afterAll(async () => {
  await world.close();
});

async function linkOf(fileId: string): Promise<string> {
  const made = await acts.link(fileId, 5);
  return (made as unknown as { linkPath: string }).linkPath;
}

it('a link opens its file to whoever holds it, and no other file', async () => {
  const path = await linkOf(id);
  const answer = await acts.get(path);
  expect([answer.statusCode, answer.rawPayload, answer.headers['content-disposition']]).toEqual([
    200,
    text,
    'attachment; filename="bell.txt"; filename*=UTF-8\'\'bell.txt',
  ]);
  const other = await acts.sent({ name: 'other.txt' });
  const moved = await acts.get(path.replace(id, other));
  expect([moved.statusCode, moved.json().errors[0].extensions.code]).toEqual([403, 'LinkNotUsable']);
});

it('a link that was changed, has ended, or was signed by another opens nothing, not even to the sender', async () => {
  const path = await linkOf(id);
  const [head, , signature] = path.split('.');
  const later = Buffer.from(JSON.stringify({ sub: id, aud: 'quad-file', exp: 4_000_000_000 })).toString(
    'base64url',
  );
  const links = await createFileLinks(world.files);
  const ended = await links.sign(id, -1, { shareId: null });
  const stranger = await createWorld();
  const forged = await (await createFileLinks(stranger.files)).sign(id, 5, { shareId: null });
  await stranger.close();
  for (const bad of [
    `${path.slice(0, -4)}AAAA`,
    `${head}.${later}.${signature}`,
    `/files/${id}?link=${ended.token}`,
    `/files/${id}?link=${forged.token}`,
    `/files/${id}?link=`,
  ])
    expect((await acts.get(bad, sender)).statusCode, bad).toBe(403);
});

it('a link is made for 1 to 15 minutes, by who may read the file, and never for a roster', async () => {
  for (const minutes of [0, 16])
    expect(await acts.link(id, minutes)).toMatchObject({ __typename: 'InvalidInput' });
  const teacher = personWith('TEACHER', { tenantId: 'org_district', organizationId: 'org_school' });
  for (const who of [teacher, operator, { ...sender, organizationId: 'org_other' }])
    expect(await acts.link(id, 5, who)).toMatchObject({ __typename: 'NotFound' });
  const roster = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
  const packageId = await acts.sent({ purpose: 'ROSTER', name: 'roster.zip' }, roster, operator);
  expect(await acts.link(packageId, 5, operator)).toMatchObject({ __typename: 'NotPermitted' });
});
