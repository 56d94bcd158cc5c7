import { type ConstDirectiveNode, type DefinitionNode, type DocumentNode, Kind } from 'graphql';

/** The tags of each coordinate: `Person`, `Person.displayName`, `Query.person(id:)`, `RoleName.TEACHER`. */
export interface Tags {
  has(coordinate: string, wanted: readonly string[]): boolean;
}

/** @param supergraph a composed supergraph, where composition has kept `@tag`. */
export function tagsOf(supergraph: DocumentNode): Tags {
  const tags = new Map<string, ReadonlySet<string>>();
  const note = (coordinate: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    const names = namesOf(directives);
    if (names.size > 0) tags.set(coordinate, names);
  };
  for (const definition of supergraph.definitions) {
    if (!('name' in definition) || definition.name === undefined || !('directives' in definition)) continue;
    const type = definition.name.value;
    note(type, definition.directives as readonly ConstDirectiveNode[]);
    for (const member of membersOf(definition)) {
      const place = `${type}.${member.name.value}`;
      note(place, member.directives);
      if (member.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of member.arguments ?? [])
        note(`${place}(${argument.name.value}:)`, argument.directives);
    }
  }
  return {
    has: (coordinate, wanted) => wanted.some((name) => tags.get(coordinate)?.has(name) === true),
  };
}

/** The fields of a type, the values of an enum; nothing of what has neither. */
function membersOf(definition: DefinitionNode) {
  switch (definition.kind) {
    case Kind.ENUM_TYPE_DEFINITION:
      return definition.values ?? [];
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return definition.fields ?? [];
    default:
      return [];
  }
}

function namesOf(directives: readonly ConstDirectiveNode[] | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  for (const directive of directives ?? []) {
    if (directive.name.value !== 'tag') continue;
    const value = directive.arguments?.find(({ name }) => name.value === 'name')?.value;
    if (value?.kind === Kind.STRING) names.add(value.value);
  }
  return names;
}
