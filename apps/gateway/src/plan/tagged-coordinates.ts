import {
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
} from 'graphql';

type WithMembers =
  | ObjectTypeDefinitionNode
  | InterfaceTypeDefinitionNode
  | InputObjectTypeDefinitionNode
  | EnumTypeDefinitionNode;

/**
 * What a tag gives: coordinates such as `Person`, `Person.displayName`, `RoleName.TEACHER`.
 * A tagged field is given. A tagged type whose members carry no tag of their own is given whole;
 * as soon as one member is tagged, only the tagged members are.
 * @param supergraph a composed supergraph, where composition has kept `@tag`.
 */
export function taggedCoordinates(supergraph: DocumentNode, tag: string): ReadonlySet<string> {
  const given = new Set<string>();
  for (const definition of supergraph.definitions) {
    if (definition.kind === Kind.SCALAR_TYPE_DEFINITION || definition.kind === Kind.UNION_TYPE_DEFINITION) {
      if (hasTag(definition.directives, tag)) given.add(definition.name.value);
    } else if (isWithMembers(definition)) {
      addMembers(definition, tag, given);
    }
  }
  return given;
}

function addMembers(definition: WithMembers, tag: string, given: Set<string>): void {
  const type = definition.name.value;
  const members = membersOf(definition);
  const tagged = members.filter((member) => hasTag(member.directives, tag));
  const isWhole = hasTag(definition.directives, tag) && tagged.length === 0;
  for (const member of isWhole ? members : tagged) given.add(`${type}.${member.name.value}`);
  if (isWhole || tagged.length > 0) given.add(type);
}

function membersOf(definition: WithMembers) {
  return (definition.kind === Kind.ENUM_TYPE_DEFINITION ? definition.values : definition.fields) ?? [];
}

function isWithMembers(definition: { readonly kind: string }): definition is WithMembers {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.ENUM_TYPE_DEFINITION
  );
}

function hasTag(directives: readonly ConstDirectiveNode[] | undefined, tag: string): boolean {
  return (directives ?? []).some(
    (directive) =>
      directive.name.value === 'tag' &&
      directive.arguments?.some(
        ({ name, value }) => name.value === 'name' && value.kind === Kind.STRING && value.value === tag,
      ),
  );
}
