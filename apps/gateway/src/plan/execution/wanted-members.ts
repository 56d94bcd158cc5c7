import { type FragmentDefinitionNode, isAbstractType, Kind, type SelectionSetNode } from 'graphql';
import type { PlannedOperation } from './own-members.ts';

/** What the client selects of each union or interface that subgraphs know different members of, by its place. */
export function wantedOf({
  document,
  operation,
  schema,
  types,
  partial,
}: PlannedOperation): ReadonlyMap<string, readonly SelectionSetNode[]> {
  const wanted = new Map<string, SelectionSetNode[]>();
  const fragments = new Map(
    document.definitions.flatMap((one): [string, FragmentDefinitionNode][] =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );

  function walk(set: SelectionSetNode, typename: string, place: string): void {
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) {
        const within =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (within !== undefined)
          walk(within.selectionSet, within.typeCondition?.name.value ?? typename, place);
        continue;
      }
      const named = types.fieldType(typename, selection.name.value);
      if (named === null || selection.selectionSet === undefined) continue;
      const name = (selection.alias ?? selection.name).value;
      const here = place === '' ? name : `${place}/${name}`;
      if (isAbstractType(schema.getType(named)) && partial.has(named)) {
        wanted.set(here, [...(wanted.get(here) ?? []), selection.selectionSet]);
      }
      walk(selection.selectionSet, named, here);
    }
  }

  const root = schema.getRootType(operation.operation);
  if (root != null) walk(operation.selectionSet, root.name, '');
  return wanted;
}
