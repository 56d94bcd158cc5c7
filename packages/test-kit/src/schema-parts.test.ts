import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entitiesOf, rootFieldsOf } from './schema-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'quad-schema-'));
const schemaDir = pathToFileURL(`${folder}/`);
beforeAll(() => {
  writeFileSync(
    join(folder, 'a.graphql'),
    'type Query { b: Int a: Own } type Own @key(fields: "id") { id: ID! } type Other @key(fields: "id", resolvable: false) { id: ID! }',
  );
  writeFileSync(
    join(folder, 'b.graphql'),
    'extend type Mutation { act(input: In!): Int } input In { b: Int }',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

it('finds the root fields of all files, and what can be asked for as an entity', () => {
  expect(rootFieldsOf(schemaDir)).toEqual(['a', 'act', 'b']);
  expect(entitiesOf(schemaDir)).toEqual(['Own']);
});
