import type { FetchNode } from '@apollo/query-planner';
import { expect, it } from 'vitest';
import { withJoinedFetches } from './joined-fetches.ts';
import type { PlanTree } from './plan-tree.ts';

const entities = (service: string, field: string, path: string, number: number): PlanTree => ({
  kind: 'fetch',
  paths: [[path]],
  fetch: {
    kind: 'Fetch',
    serviceName: service,
    operationName: `Q__${service}__${number}`,
    operation: `query Q__${service}__${number}($representations:[_Any!]!){_entities(representations:$representations){...on P{${field}}}}`,
    operationKind: 'query' as FetchNode['operationKind'],
    requires: [{ kind: 'Field', name: '__typename' }],
    variableUsages: [],
  },
});
const root = (service: string, kind: string): PlanTree => ({
  kind: 'fetch',
  paths: [[]],
  fetch: {
    kind: 'Fetch',
    serviceName: service,
    operationName: undefined,
    operation: `${kind}{a}`,
    operationKind: kind as FetchNode['operationKind'],
  },
});
const sequence = (...parts: PlanTree[]): PlanTree => ({ kind: 'sequence', parts });
const parallel = (...parts: PlanTree[]): PlanTree => ({ kind: 'parallel', parts });

/** A tree as text: `service:path+path`. */
function told(tree: PlanTree): string {
  if (tree.kind === 'fetch')
    return `${tree.fetch.serviceName}:${tree.paths.map((path) => path.join('.')).join('+')}`;
  if (tree.kind === 'condition')
    return `if ${tree.variable} ${tree.met === null ? '-' : told(tree.met)} else ${tree.unmet === null ? '-' : told(tree.unmet)}`;
  return `${tree.kind === 'sequence' ? 'seq' : 'par'}(${tree.parts.map(told).join(' ')})`;
}

it.each<[string, PlanTree, string]>([
  [
    'the same fields at two places',
    parallel(entities('a', 'x', 'p', 1), entities('a', 'x', 'q', 2)),
    'a:p+q',
  ],
  [
    'what follows from them',
    parallel(
      sequence(entities('a', 'x', 'p', 1), entities('b', 'y', 'p', 2)),
      sequence(entities('a', 'x', 'q', 3), entities('b', 'y', 'q', 4), entities('c', 'z', 'q', 5)),
    ),
    'seq(a:p+q b:p+q c:q)',
  ],
  [
    'nested ones that begin at the same time',
    parallel(parallel(entities('a', 'x', 'p', 1)), entities('a', 'x', 'q', 2)),
    'a:p+q',
  ],
  [
    'those under a condition',
    {
      kind: 'condition',
      variable: 'v',
      met: parallel(entities('a', 'x', 'p', 1), entities('a', 'x', 'q', 2)),
      unmet: null,
    },
    'if v a:p+q else -',
  ],
])('joins %s', (_what, tree, joined) => {
  expect(told(withJoinedFetches(tree))).toBe(joined);
});

it.each<[string, PlanTree]>([
  ['other fields', parallel(entities('a', 'x', 'p', 1), entities('a', 'y', 'q', 2))],
  ['another subgraph', parallel(entities('a', 'x', 'p', 1), entities('b', 'x', 'q', 2))],
  ['one after the other', sequence(entities('a', 'x', 'p', 1), entities('a', 'x', 'q', 2))],
  ['roots', parallel(root('a', 'query'), root('a', 'query'))],
  ['mutations', sequence(root('a', 'mutation'), root('a', 'mutation'))],
])('leaves alone %s', (_what, tree) => {
  expect(told(withJoinedFetches(tree))).toBe(told(tree));
});
