import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** What decides which selections of an operation count. */
export interface Selecting {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Whether objects of the type in question are of another. */
  readonly isOf: (condition: string) => boolean;
  /** The value of a variable in `@skip` and `@include`. */
  readonly isTrue: (variable: string) => boolean;
}

/** The fields that are asked of one type, by response name in the client's order, as GraphQL collects them. */
export function collectFields(
  sets: readonly SelectionSetNode[],
  selecting: Selecting,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const collect = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (isLeftOut(selection.directives ?? [], selecting)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        fields.set(name, [...(fields.get(name) ?? []), selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        if (condition === undefined || selecting.isOf(condition)) collect(selection.selectionSet);
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = selecting.fragments.get(selection.name.value);
        if (fragment !== undefined && selecting.isOf(fragment.typeCondition.name.value))
          collect(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) collect(set);
  return fields;
}

function isLeftOut(directives: readonly DirectiveNode[], { isTrue }: Selecting): boolean {
  return directives.some(({ name, arguments: given }) => {
    const isSkip = name.value === 'skip';
    if (!isSkip && name.value !== 'include') return false;
    const value = given?.find((argument) => argument.name.value === 'if')?.value;
    const is =
      value?.kind === Kind.VARIABLE ? isTrue(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
    return is === isSkip;
  });
}
