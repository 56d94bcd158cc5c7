import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PartialTypes } from './partial-types.ts';
import type { TypeRelations } from './type-relations.ts';

export type AddedFragment = InlineFragmentNode;

interface Asking {
  readonly subgraph: string;
  /** The union or interface. */
  readonly abstract: string;
  /** What the client selects of it. */
  readonly wanted: readonly SelectionSetNode[];
  /** What all fetches together ask of it. */
  readonly asked: readonly SelectionSetNode[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly partial: PartialTypes;
  readonly types: TypeRelations;
}

interface Selected {
  readonly field: FieldNode;
  /** The directives of the fragments around it. */
  readonly conditions: readonly DirectiveNode[];
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** What a subgraph itself gives of the members that it knows, and that nobody was asked for. */
export function ownFragments(asking: Asking): readonly AddedFragment[] {
  const { subgraph, abstract, wanted, asked, partial } = asking;
  return partial.membersIn(subgraph, abstract).flatMap((member) => {
    const brought = new Set(fieldsOf(asked, member, asking).map(({ field }) => keyOf(field)));
    return fieldsOf(wanted, member, asking).flatMap(({ field, conditions }) => {
      if (brought.has(keyOf(field)) || clashes(field, member, asking)) return [];
      const own = ownField(field, member, asking);
      return own === null ? [] : [fragment(member, conditions, [own])];
    });
  });
}

/** The fields that sets select of objects of one type. */
function fieldsOf(
  sets: readonly SelectionSetNode[],
  typename: string,
  { fragments, types }: Pick<Asking, 'fragments' | 'types'>,
  conditions: readonly DirectiveNode[] = [],
): readonly Selected[] {
  return sets.flatMap(({ selections }) =>
    selections.flatMap((selection): readonly Selected[] => {
      if (selection.kind === Kind.FIELD) return [{ field: selection, conditions }];
      const within =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = within?.typeCondition?.name.value;
      if (within === undefined || (condition !== undefined && !types.isOf(typename, condition))) return [];
      const all = [...conditions, ...(selection.directives ?? [])];
      return fieldsOf([within.selectionSet], typename, { fragments, types }, all);
    }),
  );
}

/** Whether the subgraph is asked for another kind of value under the same name: it would refuse both. */
function clashes(
  field: FieldNode,
  member: string,
  { subgraph, abstract, asked, partial, fragments, types }: Asking,
) {
  const typeOf = (typename: string, name: string) => partial.fieldIn(subgraph, typename, name)?.type;
  const own = typeOf(member, field.name.value);
  return partial.membersIn(subgraph, abstract).some((other) =>
    fieldsOf(asked, other, { fragments, types }).some((known) => {
      if (keyOf(known.field) !== keyOf(field)) return false;
      return typeOf(other, known.field.name.value) !== own;
    }),
  );
}

/** The field as the subgraph can be asked for it; null when it, or something below, is not its own. */
function ownField(field: FieldNode, typename: string, asking: Asking): FieldNode | null {
  if (field.name.value === TYPENAME.name.value) return field;
  const given = asking.partial.fieldIn(asking.subgraph, typename, field.name.value);
  if (given === null) return null;
  if (field.selectionSet === undefined) return field;
  const below = ownSelections(field.selectionSet, given.named, asking);
  if (below === null) return null;
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [TYPENAME, ...below] } };
}

function ownSelections(
  set: SelectionSetNode,
  typename: string,
  asking: Asking,
): readonly SelectionNode[] | null {
  const own: SelectionNode[] = [];
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const field = ownField(selection, typename, asking);
      if (field === null) return null;
      own.push(field);
      continue;
    }
    const within =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : asking.fragments.get(selection.name.value);
    const condition = within?.typeCondition?.name.value ?? typename;
    if (within === undefined || !asking.partial.hasType(asking.subgraph, condition)) return null;
    const below = ownSelections(within.selectionSet, condition, asking);
    if (below === null) return null;
    own.push(fragment(condition, selection.directives ?? [], below));
  }
  return own;
}

function fragment(
  condition: string,
  directives: readonly (DirectiveNode | ConstDirectiveNode)[],
  selections: readonly SelectionNode[],
): AddedFragment {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: condition } },
    directives,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

const keyOf = ({ alias, name }: FieldNode) => (alias ?? name).value;
