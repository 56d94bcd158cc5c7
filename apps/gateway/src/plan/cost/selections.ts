import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Condition } from './program.ts';

/** A selection set with the conditions that stand around it. */
export interface Selected {
  readonly set: SelectionSetNode;
  readonly conditions: readonly Condition[];
}

/** Selections that give one field of the answer. */
export interface Group {
  readonly nodes: FieldNode[];
  readonly conditions: readonly Condition[];
}

export interface Collected {
  readonly groups: readonly Group[];
  /** What is selected on types that not every value has, by type. */
  readonly narrow: ReadonlyMap<string, readonly Selected[]>;
}

/**
 * Gathers what is selected on a type: fields of one name in the answer and under the same conditions together, and
 * fragments that always apply in their place. The fragments must not come back to themselves.
 */
export function collectSelections(
  type: GraphQLNamedType,
  selected: readonly Selected[],
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Collected {
  const groups = new Map<string, Group>();
  const narrow = new Map<string, Selected[]>();
  const own = possibleTypes(schema, type);

  function collect({ set, conditions }: Selected): void {
    for (const selection of set.selections) {
      const here = conditionsOf(selection.directives, conditions);
      if (here === null) continue;
      if (selection.kind === Kind.FIELD) addField(selection, here);
      else {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (fragment === undefined) continue;
        addFragment(fragment.typeCondition?.name.value, { set: fragment.selectionSet, conditions: here });
      }
    }
  }

  function addField(node: FieldNode, conditions: readonly Condition[]): void {
    const asked = conditions.map(({ variable, wanted }) => `${variable}=${wanted}`).join();
    const key = `${(node.alias ?? node.name).value} ${asked}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { nodes: [node], conditions });
    else group.nodes.push(node);
  }

  function addFragment(on: string | undefined, inside: Selected): void {
    const other = on === undefined ? type : schema.getType(on);
    if (other === undefined) return;
    const wanted = new Set(possibleTypes(schema, other));
    if (own.every((name) => wanted.has(name))) collect(inside);
    else if (own.some((name) => wanted.has(name)))
      narrow.set(other.name, [...(narrow.get(other.name) ?? []), inside]);
  }

  for (const one of selected) collect(one);
  return { groups: [...groups.values()], narrow };
}

/** The object types that a value of a type may have. */
export function possibleTypes(schema: GraphQLSchema, type: GraphQLNamedType): readonly string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}

/** The conditions of a selection beside those around it; null when it is never asked. */
function conditionsOf(
  directives: readonly DirectiveNode[] = [],
  outer: readonly Condition[],
): readonly Condition[] | null {
  let all = outer;
  for (const { name, arguments: given } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const wanted = name.value === 'include';
    const value = given?.find((one) => one.name.value === 'if')?.value;
    if (value?.kind === Kind.VARIABLE) all = [...all, { variable: value.name.value, wanted }];
    else if (value?.kind === Kind.BOOLEAN && value.value !== wanted) return null;
  }
  return all;
}

/** Whether a fragment comes back to itself; validation refuses such a document. */
export function hasCircle(fragments: ReadonlyMap<string, FragmentDefinitionNode>): boolean {
  const state = new Map<string, 'OPEN' | 'DONE'>();

  function enter(name: string): boolean {
    const known = state.get(name);
    if (known !== undefined) return known === 'OPEN';
    const fragment = fragments.get(name);
    if (fragment === undefined) return false;
    state.set(name, 'OPEN');
    const found = walk(fragment.selectionSet);
    state.set(name, 'DONE');
    return found;
  }

  function walk({ selections }: SelectionSetNode): boolean {
    return selections.some((selection) =>
      selection.kind === Kind.FRAGMENT_SPREAD
        ? enter(selection.name.value)
        : selection.selectionSet !== undefined && walk(selection.selectionSet),
    );
  }

  return [...fragments.keys()].some(enter);
}
