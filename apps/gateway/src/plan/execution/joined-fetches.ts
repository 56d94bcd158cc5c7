import type { FetchNode } from '@apollo/query-planner';
import type { PlanTree } from './plan-tree.ts';

/**
 * Where a plan asks one subgraph at the same time for the same fields of entities that stand at different
 * places, it is asked once for all of them, and so are those that follow from these.
 */
export function withJoinedFetches(tree: PlanTree): PlanTree {
  switch (tree.kind) {
    case 'fetch':
      return tree;
    case 'sequence':
      return { kind: 'sequence', parts: tree.parts.map(withJoinedFetches) };
    case 'condition':
      return {
        ...tree,
        met: tree.met === null ? null : withJoinedFetches(tree.met),
        unmet: tree.unmet === null ? null : withJoinedFetches(tree.unmet),
      };
    case 'parallel':
      return joinedParallel(tree.parts);
  }
}

/** A part of a parallel node as what begins at once, and what follows. */
interface Branch {
  readonly head: PlanTree;
  readonly tail: readonly PlanTree[];
}

function joinedParallel(parts: readonly PlanTree[]): PlanTree {
  const groups = new Map<unknown, Branch[]>();
  for (const part of parts.flatMap(flat)) {
    const [head, ...tail] = part.kind === 'sequence' ? part.parts : [part];
    if (head === undefined) continue;
    const key = keyOf(head) ?? head;
    groups.set(key, [...(groups.get(key) ?? []), { head, tail }]);
  }
  const joined = [...groups.values()].map(joinedBranch);
  const [only] = joined;
  return joined.length === 1 && only !== undefined ? only : { kind: 'parallel', parts: joined };
}

function flat(part: PlanTree): readonly PlanTree[] {
  return part.kind === 'parallel' ? part.parts.flatMap(flat) : [part];
}

function joinedBranch(branches: readonly Branch[]): PlanTree {
  const heads = branches.map(({ head }) => head);
  const tails = branches.filter(({ tail }) => tail.length > 0);
  const head = headOf(heads);
  if (tails.length === 0) return head;
  const rest = joinedParallel(tails.map(({ tail }) => ({ kind: 'sequence', parts: tail })));
  return { kind: 'sequence', parts: [head, ...(rest.kind === 'sequence' ? rest.parts : [rest])] };
}

function headOf(heads: readonly PlanTree[]): PlanTree {
  const [first] = heads;
  if (first === undefined) return { kind: 'parallel', parts: [] };
  if (first.kind !== 'fetch') return withJoinedFetches(first);
  return { ...first, paths: heads.flatMap((head) => (head.kind === 'fetch' ? head.paths : [])) };
}

/** Equal for fetches that ask the same of entities; the planner numbers operations, which says nothing. */
function keyOf(tree: PlanTree): string | null {
  if (tree.kind !== 'fetch' || tree.fetch.requires === undefined || tree.fetch.operationKind !== 'query') {
    return null;
  }
  const { operationName, operation, serviceName, requires, variableUsages, inputRewrites, outputRewrites } =
    tree.fetch satisfies FetchNode;
  const text = operationName === undefined ? operation : operation.replace(operationName, '');
  return JSON.stringify([serviceName, text, requires, variableUsages, inputRewrites, outputRewrites]);
}
