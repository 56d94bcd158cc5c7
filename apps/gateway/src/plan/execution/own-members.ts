import type { FetchNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import { type AddedFragment, ownFragments } from './own-fragments.ts';
import type { PartialTypes } from './partial-types.ts';
import { namesOn } from './places.ts';
import type { PlanTree } from './plan-tree.ts';
import type { TypeRelations } from './type-relations.ts';
import { variablesIn, withVariables } from './used-variables.ts';
import { wantedOf } from './wanted-members.ts';

/** What a plan is held against. */
export interface PlannedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly schema: GraphQLSchema;
  readonly types: TypeRelations;
  readonly partial: PartialTypes;
}

/** Sets of one place of the answer, of all fetches. */
type SetsByPlace = Map<string, SelectionSetNode[]>;

/**
 * Where subgraphs know different members of a union, the planner asks only for those that all of them know on which it
 * could have gone, also when it goes to one that knows more: objects of the others came without their fields. Here each
 * fetch asks for what its own subgraph gives of the members that it knows.
 */
export function withOwnMembers(tree: PlanTree, planned: PlannedOperation): PlanTree {
  const wanted = wantedOf(planned);
  if (wanted.size === 0) return tree;
  const fragments = new Map(
    planned.document.definitions.flatMap((one): [string, FragmentDefinitionNode][] =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
  const asked: SetsByPlace = new Map();
  eachFetch(tree, (fetch, base) => {
    visitSets(operationIn(parse(fetch.operation, { noLocation: true })), base, (place, set) => {
      asked.set(place, [...(asked.get(place) ?? []), set]);
      return set;
    });
    return fetch;
  });

  return eachFetch(tree, (fetch, base) => {
    // What is renamed on its way back is left to the planner.
    if ((fetch.outputRewrites ?? []).length > 0) return fetch;
    const document = parse(fetch.operation, { noLocation: true });
    const operation = operationIn(document);
    const added: AddedFragment[] = [];
    const set = visitSets(operation, base, (place, inner, typename) => {
      const sets = wanted.get(place);
      if (sets === undefined || typename === null || !planned.partial.has(typename)) return inner;
      const own = ownFragments({
        ...planned,
        fragments,
        subgraph: fetch.serviceName,
        abstract: typename,
        wanted: sets,
        asked: asked.get(place) ?? [],
      });
      added.push(...own);
      return own.length === 0 ? inner : { ...inner, selections: [...inner.selections, ...own] };
    });
    if (added.length === 0) return fetch;
    const variables = variablesIn(added);
    const definitions = withVariables(operation.variableDefinitions ?? [], planned.operation, variables);
    const text = print({ ...operation, selectionSet: set, variableDefinitions: definitions });
    const variableUsages = [...new Set([...(fetch.variableUsages ?? []), ...variables])];
    return { ...fetch, operation: stripIgnoredCharacters(text), variableUsages };
  });

  /** Goes through the sets of a fetch, from the innermost, each with its place and the type of what it selects. */
  function visitSets(
    operation: OperationDefinitionNode,
    base: string,
    change: (place: string, set: SelectionSetNode, typename: string | null) => SelectionSetNode,
  ): SelectionSetNode {
    const walk = (set: SelectionSetNode, place: string, typename: string | null): SelectionSetNode => ({
      ...set,
      selections: set.selections.map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD || selection.selectionSet === undefined) return selection;
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const condition = selection.typeCondition?.name.value ?? typename;
          return { ...selection, selectionSet: walk(selection.selectionSet, place, condition) };
        }
        const name = (selection.alias ?? selection.name).value;
        const isEntities = name === '_entities';
        const here = isEntities ? place : place === '' ? name : `${place}/${name}`;
        const named = typename === null ? null : planned.types.fieldType(typename, selection.name.value);
        const inner = walk(selection.selectionSet, here, named);
        return { ...selection, selectionSet: change(here, inner, named) };
      }),
    });
    const root = planned.schema.getRootType(operation.operation)?.name ?? null;
    return walk(operation.selectionSet, base, root);
  }
}

/** A plan whose fetches are changed, each told where its answer goes. */
function eachFetch(tree: PlanTree, change: (fetch: FetchNode, base: string) => FetchNode): PlanTree {
  const inner = (part: PlanTree) => eachFetch(part, change);
  switch (tree.kind) {
    case 'fetch': {
      const base = namesOn(tree.paths[0] ?? []).join('/');
      return { ...tree, fetch: change(tree.fetch, base) };
    }
    case 'condition':
      return {
        ...tree,
        met: tree.met === null ? null : inner(tree.met),
        unmet: tree.unmet === null ? null : inner(tree.unmet),
      };
    default:
      return { ...tree, parts: tree.parts.map(inner) };
  }
}

function operationIn(document: DocumentNode): OperationDefinitionNode {
  const found = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (found === undefined) throw new Error('A plan has a fetch without an operation.');
  return found;
}
