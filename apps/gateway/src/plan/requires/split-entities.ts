import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import { LIFTED_PREFIX, type LiftedField } from './lifted-names.ts';

export const ENTITIES = '_entities';
export const REPRESENTATIONS = 'representations';

/** The name of a group's representations, and of its answer; the first keeps the planner's. */
export function groupName(name: string, group: number): string {
  return group === 0 ? name : `${name}${LIFTED_PREFIX}${group}`;
}

/**
 * Asks for `_entities` once per group of fields whose requirements fit into one representation.
 * The planner is told to write no named fragments where fields are lifted, so there are none here.
 * @returns null when no field asked for requires a lifted one.
 */
export function splitEntities(
  document: DocumentNode,
  fields: ReadonlyMap<string, LiftedField>,
  requirements: ReadonlyMap<string, readonly string[]>,
): { readonly document: DocumentNode; readonly groups: readonly ReadonlySet<string>[] } | null {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return null;
  const [entities] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || entities.name.value !== ENTITIES) return null;
  const set = entities.selectionSet;
  if (set === undefined) return null;
  const asked = coordinatesOf(set, '').filter((coordinate) => requirements.has(coordinate));
  if (asked.length === 0) return null;
  const groups = grouped(asked, requirements, fields);
  const groupOf = new Map(groups.flatMap(({ members }, at) => members.map((member) => [member, at])));
  const selections = groups.map(
    (_, at): FieldNode => ({
      ...entities,
      ...(at === 0 ? {} : { alias: { kind: Kind.NAME, value: groupName(ENTITIES, at) } }),
      arguments: [
        {
          kind: Kind.ARGUMENT,
          name: { kind: Kind.NAME, value: REPRESENTATIONS },
          value: {
            kind: Kind.VARIABLE,
            name: { kind: Kind.NAME, value: groupName(REPRESENTATIONS, at) },
          },
        },
      ],
      selectionSet: only(set, '', (coordinate) => (groupOf.get(coordinate) ?? 0) === at),
    }),
  );
  const split: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: variables(operation.variableDefinitions ?? [], groups.length),
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const definitions = document.definitions.map((definition) =>
    definition === operation ? split : definition,
  );
  return { document: { ...document, definitions }, groups: groups.map(({ paths }) => paths) };
}

interface Group {
  readonly members: string[];
  readonly paths: Set<string>;
  /** Path under the fields' own names → path of the lifted field. */
  readonly taken: Map<string, string>;
}

/** Puts every field into the first group where no other needs the same place for another value. */
function grouped(
  asked: readonly string[],
  requirements: ReadonlyMap<string, readonly string[]>,
  fields: ReadonlyMap<string, LiftedField>,
): readonly Group[] {
  const groups: Group[] = [];
  const place = (path: string) =>
    path
      .split('/')
      .map((part) => fields.get(part)?.name ?? part)
      .join('/');
  for (const coordinate of new Set(asked)) {
    const paths = requirements.get(coordinate) ?? [];
    const fits = (group: Group) => paths.every((path) => (group.taken.get(place(path)) ?? path) === path);
    let group = groups.find(fits);
    if (group === undefined) {
      group = { members: [], paths: new Set(), taken: new Map() };
      groups.push(group);
    }
    group.members.push(coordinate);
    for (const path of paths) {
      group.paths.add(path);
      group.taken.set(place(path), path);
    }
  }
  return groups;
}

/** `Type.field` of what is asked of the entities themselves. */
function coordinatesOf(set: SelectionSetNode, type: string): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [`${type}.${selection.name.value}`];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    return coordinatesOf(selection.selectionSet, selection.typeCondition?.name.value ?? type);
  });
}

/** The fields of the entities that are wanted; `__typename` always. */
function only(
  set: SelectionSetNode,
  type: string,
  isWanted: (coordinate: string) => boolean,
): SelectionSetNode {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) {
      const isMeta = selection.name.value === '__typename';
      return isMeta || isWanted(`${type}.${selection.name.value}`) ? [selection] : [];
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
    const inner = only(selection.selectionSet, selection.typeCondition?.name.value ?? type, isWanted);
    return inner.selections.length === 0 ? [] : [{ ...selection, selectionSet: inner }];
  });
  return { ...set, selections };
}

function variables(given: readonly VariableDefinitionNode[], groups: number): VariableDefinitionNode[] {
  const representations = given.find(({ variable }) => variable.name.value === REPRESENTATIONS);
  if (representations === undefined) return [...given];
  const further = Array.from(
    { length: groups - 1 },
    (_, at): VariableDefinitionNode => ({
      ...representations,
      variable: {
        kind: Kind.VARIABLE,
        name: { kind: Kind.NAME, value: groupName(REPRESENTATIONS, at + 1) },
      },
    }),
  );
  return [...given, ...further];
}
