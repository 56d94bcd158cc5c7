import { createHash } from 'node:crypto';
import { readSharedSdl } from '@quad/subgraph-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLinter } from '../src/out/linter.ts';
import { budgets, createWorld, directory, type World } from './world.ts';

const cached = {
  ...budgets(),
  sdl: budgets('cost: Int @cacheTag(format: "x")').sdl.replace('"@key",', '"@key", "@cacheTag",'),
};

let world: World;
const text = '{person(id:""){cost}}';
const hash = createHash('sha256').update(text).digest('hex');

beforeAll(async () => {
  const strict = createLinter(readSharedSdl(), true);
  // What is published first is the tests' own short schema; the rules are for the one that is marked.
  world = await createWorld({
    lint: (arriving, graph) =>
      strict(
        arriving.filter(({ sdl }) => sdl.includes('# by the rules')),
        graph,
      ),
  });
  await world.publish({ ...directory(), revision: 10 }, { ...budgets(), revision: 10 });
  const use = { client: 'ven_1', operation: hash, calls: 1, errors: 0, lastSeenAgoMs: 0 };
  await world.tell({ id: 'a', lost: 0, operations: [{ hash, name: null, text }], uses: [use] });
});
afterAll(() => world.close());

it.each([
  ['is no SDL', 'NOT_SDL', 422, { name: 'torn', sdl: 'type Query {', revision: 1 }],
  ['does not compose', 'DOES_NOT_COMPOSE', 422, { ...budgets('name: Int'), revision: 11 }],
  ['uses what the runtime refuses', 'RUNTIME_REFUSES', 422, { ...cached, revision: 11 }],
  ['keeps to no rule', 'LINT', 422, { ...budgets('cost: Int # by the rules\n'), revision: 11 }],
  ['breaks a vendor', 'BREAKS_CLIENTS', 422, { ...budgets('spent: Int'), revision: 11 }],
  ['is an older revision', 'STALE_REVISION', 409, { ...budgets('cost: Int spent: Int'), revision: 9 }],
  [
    'is another schema of the same revision',
    'REVISION_TAKEN',
    409,
    { ...budgets('cost: Int spent: Int'), revision: 10 },
  ],
] as const)('what %s is refused with %s, and nothing is published', async (_what, code, status, build) => {
  const before = (await world.get('/subgraphs/production')).body;
  const answer = await world.publish(build);
  expect([answer.body.code, answer.status]).toEqual([code, status]);
  expect(String(answer.body.message).length).toBeGreaterThan(20);
  expect((await world.get('/subgraphs/production')).body).toEqual(before);
});
