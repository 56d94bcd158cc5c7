import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import type { OfTypes, Path } from './places.ts';

/** A plan with each fetch knowing where its entities stand. */
export type PlanTree =
  | { readonly kind: 'fetch'; readonly fetch: FetchNode; readonly paths: readonly Path[] }
  | { readonly kind: 'sequence' | 'parallel'; readonly parts: readonly PlanTree[] }
  | {
      readonly kind: 'condition';
      readonly variable: string;
      readonly met: PlanTree | null;
      readonly unmet: PlanTree | null;
    };

/** What lets objects of some types through. */
type Types = (typenames: readonly string[]) => OfTypes;

/**
 * The planner's plan without its `Flatten` nodes, whose paths go to the fetches below.
 * @throws Error for a node that is never planned here (`Defer`, `Subscription`).
 */
export function planTree(plan: QueryPlan, types: Types = everyType): PlanTree | null {
  return plan.node === undefined ? null : treeOf(plan.node, [], types);
}

const everyType: Types = () => ({ isOf: () => true });

function treeOf(node: NonNullable<QueryPlan['node']>, path: Path, types: Types): PlanTree {
  const inner = (one: PlanNode) => treeOf(one, path, types);
  switch (node.kind) {
    case 'Fetch':
      return { kind: 'fetch', fetch: node, paths: [path] };
    case 'Flatten':
      return treeOf(node.node, [...path, ...pathOf(node.path, types)], types);
    case 'Sequence':
      return { kind: 'sequence', parts: node.nodes.map(inner) };
    case 'Parallel':
      return { kind: 'parallel', parts: node.nodes.map(inner) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        met: node.ifClause === undefined ? null : inner(node.ifClause),
        unmet: node.elseClause === undefined ? null : inner(node.elseClause),
      };
    default:
      throw new Error(`A plan has a node of kind ${node.kind}, which is not executed.`);
  }
}

/** The planner writes types behind what they are of: `reviews`, `@|[UserReview,GuestReview]`. */
function pathOf(planned: readonly (string | number)[], types: Types): Path {
  return planned.flatMap((part) => {
    const [name = '', typenames] = String(part).split('|');
    const here = name === '' ? [] : [name];
    return typenames === undefined ? here : [...here, types(typenames.slice(1, -1).split(','))];
  });
}
