import type { Experimental_DidResolveQueryPlanCallback as Hook } from '@apollo/gateway';
import {
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

type Resolved = Parameters<Hook>[0];
type Plan = Resolved['queryPlan'];
type PlanNode = NonNullable<Plan['node']>;

/** Thrown for an operation of which a part can be answered by no subgraph. */
export class UnplannedFault extends GraphQLError {}

/**
 * Where no subgraph can give what is asked below a root field, the planner leaves the field out and its
 * answer is null without an error. This hook throws an `UnplannedFault` for such an operation. Fields
 * under `@skip` and `@include` are left to the plan. Each plan is looked at once.
 */
export function createPlanCheck(): Hook {
  const checked = new WeakMap<Plan, UnplannedFault | null>();
  return ({ queryPlan, operationContext }) => {
    const known = checked.get(queryPlan);
    const fault = known === undefined ? faultOf(queryPlan, operationContext) : known;
    checked.set(queryPlan, fault);
    if (fault !== null) throw fault;
  };
}

function faultOf(plan: Plan, context: Resolved['operationContext']): UnplannedFault | null {
  const planned = new Set<string>();
  if (plan.node !== undefined && plan.node.kind !== 'Subscription') addPlanned(plan.node, planned);
  const asked = rootNames(context.operation.selectionSet, context.fragments);
  const missing = asked.find((name) => !planned.has(name));
  if (missing === undefined) return null;
  return new UnplannedFault(
    'No side of the graph can answer what is asked of this field; ask it for something else.',
    { path: [missing], extensions: { code: 'FIELD_NOT_RESOLVABLE' } },
  );
}

function addPlanned(node: PlanNode, into: Set<string>): void {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      for (const one of node.nodes) addPlanned(one, into);
      return;
    case 'Condition':
      if (node.ifClause !== undefined) addPlanned(node.ifClause, into);
      if (node.elseClause !== undefined) addPlanned(node.elseClause, into);
      return;
    case 'Fetch': {
      if (node.requires !== undefined) return;
      const document = parse(node.operation, { noLocation: true });
      const operation = document.definitions.find(
        (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
      );
      const fragments = Object.fromEntries(
        document.definitions
          .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
          .map((one) => [one.name.value, one]),
      );
      if (operation === undefined) return;
      for (const name of rootNames(operation.selectionSet, fragments, true)) into.add(name);
      return;
    }
    default:
      return;
  }
}

/** Response names of the root; those under a condition only when asked for. */
function rootNames(
  set: SelectionSetNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  isWithConditional = false,
): string[] {
  return set.selections.flatMap((selection): string[] => {
    if (!isWithConditional && (selection.directives ?? []).length > 0) return [];
    if (selection.kind === Kind.FIELD) {
      return selection.name.value.startsWith('__') ? [] : [(selection.alias ?? selection.name).value];
    }
    const within = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return within === undefined ? [] : rootNames(within.selectionSet, fragments, isWithConditional);
  });
}
