import { GraphQLError, parse } from 'graphql';
import { liftRules } from './access/lifted-rules.ts';
import { type PlanTree, planTree } from './execution/plan-tree.ts';
import { createPlanner, type Planner } from './execution/planner.ts';
import { liftRequiredArguments } from './requires/lifted-fields.ts';
import { withResolvableKeysFirst } from './requires/resolvable-keys.ts';
import { parseSupergraph } from './supergraph.ts';

/** What answering an operation takes. */
export interface PlanSize {
  /** Calls of subgraphs. */
  readonly fetches: number;
  /** How many of them stand one behind the other. */
  readonly hops: number;
}

export interface PlanChange {
  readonly id: string;
  /** Null when it cannot be planned. */
  readonly before: PlanSize | null;
  readonly after: PlanSize | null;
}

/** How the plans of operations change from one supergraph to another. */
export function planChanges(wish: {
  readonly before: string;
  readonly after: string;
  readonly operations: readonly { readonly id: string; readonly text: string }[];
}): readonly PlanChange[] {
  const [before, after] = [plannerOf(wish.before), plannerOf(wish.after)];
  return wish.operations.map(({ id, text }) => ({
    id,
    before: sizeOf(before, text),
    after: sizeOf(after, text),
  }));
}

/** The planner on the supergraph as the executor gives it one. */
function plannerOf(sdl: string): Planner {
  const document = withResolvableKeysFirst(
    liftRules(parseSupergraph(sdl, 'standard input').document).document,
  );
  const lifted = liftRequiredArguments(document);
  return createPlanner(lifted?.document ?? document, { hasNamedFragments: lifted === null });
}

function sizeOf(planner: Planner, text: string): PlanSize | null {
  try {
    return measured(planTree(planner.plan(planner.asked(parse(text, { noLocation: true })), undefined)));
  } catch (fault) {
    if (fault instanceof GraphQLError) return null;
    throw fault;
  }
}

function measured(tree: PlanTree | null): PlanSize {
  if (tree === null) return { fetches: 0, hops: 0 };
  if (tree.kind === 'fetch') return { fetches: 1, hops: 1 };
  const parts = (tree.kind === 'condition' ? [tree.met, tree.unmet] : tree.parts).map(measured);
  const fetches = parts.reduce((sum, part) => sum + part.fetches, 0);
  const hops = parts.map((part) => part.hops);
  return {
    fetches,
    hops: tree.kind === 'sequence' ? hops.reduce((sum, one) => sum + one, 0) : Math.max(0, ...hops),
  };
}
