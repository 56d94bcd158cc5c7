import {
  BREAK,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { withJoinedFetches } from './joined-fetches.ts';
import { namesOn, type OfTypes } from './places.ts';
import { type PlanTree, planTree } from './plan-tree.ts';
import type { Planner } from './planner.ts';
import type { TypeRelations } from './type-relations.ts';

/**
 * The plan of an operation. Where it asks different things of entities below different members of a union or interface, the
 * plain plan asks each entity for all of them; the plan by types does not, and is taken unless it needs more calls.
 * @throws GraphQLError when what is asked cannot be planned.
 */
export function chosenPlan(
  document: DocumentNode,
  operationName: string | undefined,
  { planner, types }: { readonly planner: Planner; readonly types: TypeRelations },
): PlanTree | null {
  const plain = planTree(planner.plan(document, operationName));
  // Where subgraphs know different members, fetches are widened afterwards, by their places.
  if (plain === null || planner.partial !== null || !asksBelow(plain)) return plain;
  if (!tellsTypesApart(document, planner.apiSchema)) return plain;
  const byTypes = planTree(planner.planByTypes(document, operationName), (typenames) =>
    ofTypes(typenames, types),
  );
  return byTypes !== null && callsOf(byTypes) <= callsOf(plain) ? byTypes : plain;
}

/** Objects that do not say their own type yet (they stand for an interface, or nobody asked) go through. */
function ofTypes(typenames: readonly string[], { isObject }: TypeRelations): OfTypes {
  const names: ReadonlySet<unknown> = new Set(typenames);
  return { isOf: (typename) => names.has(typename) || !isObject(typename) };
}

/** Whether a fetch is for entities that stand below other objects. */
function asksBelow(tree: PlanTree): boolean {
  return fetchesOf(tree).some(({ paths }) => paths.some((path) => namesOn(path).length > 1));
}

/** How often subgraphs are asked. */
function callsOf(tree: PlanTree): number {
  return fetchesOf(withJoinedFetches(tree)).length;
}

function fetchesOf(tree: PlanTree): readonly Extract<PlanTree, { kind: 'fetch' }>[] {
  if (tree.kind === 'fetch') return [tree];
  const parts = tree.kind === 'condition' ? [tree.met, tree.unmet] : tree.parts;
  return parts.flatMap((part) => (part === null ? [] : fetchesOf(part)));
}

/** Whether objects are asked for below some members alone of a union or interface. */
function tellsTypesApart(document: DocumentNode, schema: GraphQLSchema): boolean {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const info = new TypeInfo(schema);
  let isApart = false;
  const note = (
    fragment: InlineFragmentNode | FragmentDefinitionNode | undefined,
  ): typeof BREAK | undefined => {
    const parent = info.getParentType();
    const condition = fragment?.typeCondition?.name.value ?? parent?.name;
    if (fragment === undefined || !isAbstractType(parent) || condition === parent.name) return undefined;
    isApart ||= hasObjects(fragment.selectionSet, fragments);
    return isApart ? BREAK : undefined;
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      InlineFragment: note,
      FragmentSpread: ({ name }) => note(fragments.get(name.value)),
    }),
  );
  return isApart;
}

function hasObjects(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.selectionSet !== undefined;
    const within = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return within !== undefined && hasObjects(within.selectionSet, fragments);
  });
}
