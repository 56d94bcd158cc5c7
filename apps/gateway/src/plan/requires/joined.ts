import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';

/** A type of the supergraph that fields are asked of. */
export type WithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export function isWithFields(definition: { readonly kind: string }): definition is WithFields {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
  );
}

export function typesOf(supergraph: DocumentNode): ReadonlyMap<string, WithFields> {
  return new Map(supergraph.definitions.filter(isWithFields).map((type) => [type.name.value, type]));
}

export function fieldOf(type: WithFields | undefined, name: string): FieldDefinitionNode | undefined {
  return type?.fields?.find((field) => field.name.value === name);
}

/** Where and how a field stands in subgraphs; none means: in all that have its type. */
export function placesOf(field: FieldDefinitionNode): readonly ConstDirectiveNode[] {
  return (field.directives ?? []).filter(({ name }) => name.value === 'join__field');
}

/** The text of an argument, of a string or of an enum value (`graph: SHOP`). */
export function textOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

export function isExternal(place: ConstDirectiveNode): boolean {
  return (place.arguments ?? []).some(
    ({ name, value }) => name.value === 'external' && value.kind === Kind.BOOLEAN && value.value,
  );
}

/** Names of subgraphs by the enum values that stand for them. */
export function subgraphNames(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const facts = value.directives?.find(({ name }) => name.value === 'join__graph');
      const name = facts === undefined ? undefined : textOf(facts, 'name');
      if (name !== undefined) names.set(value.name.value, name);
    }
  }
  return names;
}

export function readFieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`"${text}" is not a set of fields.`);
  return operation.selectionSet;
}

export function printFieldSet(set: SelectionSetNode): string {
  return set.selections.map((selection) => print(selection)).join(' ');
}

export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
