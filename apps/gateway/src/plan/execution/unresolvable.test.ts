import type { FetchNode } from '@apollo/query-planner';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { PlanTree } from './plan-tree.ts';
import { createTypeRelations } from './type-relations.ts';
import { unresolvable } from './unresolvable.ts';

const schema = buildSchema(`
  type Query { thing: Thing things: [Thing] node: Node }
  type Thing implements Node { id: ID name: String size: Int other: Thing }
  type Cloud implements Node { id: ID rain: Int }
  interface Node { id: ID }
`);

function fetched(operation: string, path: readonly string[] = [], more: Partial<FetchNode> = {}): PlanTree {
  const operationKind = 'query' as FetchNode['operationKind'];
  const fetch: FetchNode = {
    kind: 'Fetch',
    serviceName: 'a',
    operationName: undefined,
    operation,
    operationKind,
    ...more,
  };
  return { kind: 'fetch', fetch, paths: [path] };
}

const entities = (set: string, path: readonly string[], more: Partial<FetchNode> = {}) =>
  fetched(`query($r:[_Any!]!){_entities(representations:$r){${set}}}`, path, { requires: [], ...more });

function missing(query: string, ...parts: PlanTree[]): readonly (string | number)[] | null {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw new Error('There is no operation.');
  const tree: PlanTree = { kind: 'sequence', parts };
  return unresolvable(tree, document, operation, schema, createTypeRelations(schema))?.path ?? null;
}

it.each<[string, PlanTree[], readonly string[]]>([
  ['{ thing { id } }', [], ['thing']],
  ['{ thing { id name } }', [fetched('{thing{__typename id}}')], ['thing', 'name']],
  [
    '{ t: thing { ...F } } fragment F on Thing { o: other { name } }',
    [fetched('{t:thing{o:other{id}}}')],
    ['t', 'o', 'name'],
  ],
  ['{ thing { ... on Node { id } } }', [fetched('{thing{name}}')], ['thing', 'id']],
])('finds what is in no fetch: %s', (query, parts, path) => {
  expect(missing(query, ...parts)).toEqual(path);
});

it.each<[string, PlanTree[]]>([
  ['{ things { id name } }', [fetched('{things{id}}'), entities('...on Thing{name}', ['things', '@'])]],
  ['{ thing { __typename id } __typename }', [fetched('{thing{id}}')]],
  ['query ($a: Boolean!) { thing { id name @include(if: $a) } }', [fetched('{thing{id}}')]],
  // Objects of a type that no subgraph gives here do not turn up.
  ['{ node { id ... on Cloud { rain } } }', [fetched('{node{__typename id}}')]],
  [
    '{ thing { size } }',
    [
      fetched('{thing{size__alias_0:size}}', [], {
        outputRewrites: [{ kind: 'KeyRenamer', path: ['thing', 'size__alias_0'], renameKeyTo: 'size' }],
      }),
    ],
  ],
  [
    'query ($a: Boolean!) { thing { id } }',
    [{ kind: 'condition', variable: 'a', met: fetched('{thing{id}}'), unmet: null }],
  ],
])('leaves alone what may be answered: %s', (query, parts) => {
  expect(missing(query, ...parts)).toBeNull();
});
