import type { FetchNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { clientPath } from './client-path.ts';
import { namesOn, type Path } from './places.ts';
import type { PlanTree } from './plan-tree.ts';
import type { TypeRelations } from './type-relations.ts';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * Where no subgraph can give a field, the planner leaves it out and its answer would be null without an
 * error. Here every field that is asked of all objects of its parent must be in some fetch.
 * @returns the refusal `FIELD_NOT_RESOLVABLE` of the first that is in none, or null. Fields under
 * conditions, and of one type among several, are left to the plan.
 */
export function unresolvable(
  tree: PlanTree | null,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  types: TypeRelations,
): GraphQLError | null {
  const fetched = new Set<string>();
  if (tree !== null) addFetched(tree, fetched);
  const fragments = fragmentsOf(document);
  const root = schema.getRootType(operation.operation);
  const path = root == null ? null : firstMissing(operation.selectionSet, root.name, []);
  if (path === null) return null;
  return new GraphQLError(
    'No side of the graph can answer what is asked of this field; ask it for something else.',
    { path: clientPath(path), extensions: { code: 'FIELD_NOT_RESOLVABLE' } },
  );

  function firstMissing(
    set: SelectionSetNode,
    typename: string,
    above: readonly string[],
  ): readonly string[] | null {
    for (const selection of set.selections) {
      if ((selection.directives ?? []).length > 0) continue;
      let missing: readonly string[] | null = null;
      if (selection.kind === Kind.FIELD) {
        const field = fieldOf(typename, selection.name.value);
        if (field === null) continue;
        const here = [...above, (selection.alias ?? selection.name).value];
        if (!fetched.has(here.join('/'))) return here;
        if (selection.selectionSet !== undefined) missing = firstMissing(selection.selectionSet, field, here);
      } else {
        const within =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        const condition = within?.typeCondition?.name.value ?? typename;
        if (within !== undefined && types.isOf(typename, condition))
          missing = firstMissing(within.selectionSet, typename, above);
      }
      if (missing !== null) return missing;
    }
    return null;
  }

  /** The type of a field; null for what every subgraph and the gateway itself know. */
  function fieldOf(typename: string, name: string): string | null {
    const type = schema.getType(typename);
    if (name.startsWith('__') || !isCompositeType(type) || !('getFields' in type)) return null;
    const field = type.getFields()[name];
    return field === undefined ? null : getNamedType(field.type).name;
  }
}

function addFetched(tree: PlanTree, into: Set<string>): void {
  switch (tree.kind) {
    case 'fetch':
      for (const path of tree.paths) addFetch(tree.fetch, path, into);
      return;
    case 'condition':
      for (const part of [tree.met, tree.unmet]) if (part !== null) addFetched(part, into);
      return;
    default:
      for (const part of tree.parts) addFetched(part, into);
  }
}

function addFetch(fetch: FetchNode, path: Path, into: Set<string>): void {
  const document = parse(fetch.operation, { noLocation: true });
  const fragments = fragmentsOf(document);
  const renamed = new Map(
    (fetch.outputRewrites ?? []).flatMap((rewrite) =>
      rewrite.kind === 'KeyRenamer' ? [[rewrite.path.at(-1) ?? '', rewrite.renameKeyTo] as const] : [],
    ),
  );
  const add = (set: SelectionSetNode, above: string): void => {
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) {
        const within =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (within !== undefined) add(within.selectionSet, above);
        continue;
      }
      const name = (selection.alias ?? selection.name).value;
      // The representations' own field is no part of the answer.
      const isEntities = fetch.requires !== undefined && name === '_entities';
      const here = isEntities ? above : `${above === '' ? '' : `${above}/`}${renamed.get(name) ?? name}`;
      into.add(here);
      if (selection.selectionSet !== undefined) add(selection.selectionSet, here);
    }
  };
  const above = namesOn(path).join('/');
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) add(definition.selectionSet, above);
  }
}

function fragmentsOf(document: DocumentNode): Fragments {
  return new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
}
