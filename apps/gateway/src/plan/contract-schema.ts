import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  Kind,
  type NamedTypeNode,
  parse,
  printSchema,
  specifiedScalarTypes,
  type TypeNode,
} from 'graphql';
import { taggedCoordinates } from './tagged-coordinates.ts';

const builtIn = new Set(specifiedScalarTypes.map((type) => type.name));

/**
 * Cuts the schema that clients see down to what a tag gives. Input types, enums and scalars come
 * along with the fields that use them; a field whose type has nothing left goes; what cannot be
 * reached from a root is left out.
 * @returns null when the tag gives no field of `Query`.
 */
export function cutContract(
  apiSchema: GraphQLSchema,
  supergraph: DocumentNode,
  tag: string,
): GraphQLSchema | null {
  const given = taggedCoordinates(supergraph, tag);
  const types = new Map<string, DefinitionNode>();
  for (const definition of parse(printSchema(apiSchema), { noLocation: true }).definitions) {
    const kept = keep(definition, given);
    if (kept !== null && 'name' in kept && kept.name !== undefined) types.set(kept.name.value, kept);
  }
  while (pruneOnce(types)) {
    // A field that goes may empty its type, which may take further fields with it.
  }
  if (!types.has('Query')) return null;
  const reached = reachable(types);
  return buildASTSchema({
    kind: Kind.DOCUMENT,
    definitions: [...types].filter(([name]) => reached.has(name)).map(([, definition]) => definition),
  });
}

function keep(definition: DefinitionNode, given: ReadonlySet<string>): DefinitionNode | null {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const type = definition.name.value;
      return {
        ...definition,
        fields: (definition.fields ?? []).filter((field) => given.has(`${type}.${field.name.value}`)),
      };
    }
    case Kind.ENUM_TYPE_DEFINITION: {
      const type = definition.name.value;
      if (!given.has(type)) return definition;
      return {
        ...definition,
        values: (definition.values ?? []).filter((value) => given.has(`${type}.${value.name.value}`)),
      };
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_DEFINITION:
      return definition;
    case Kind.UNION_TYPE_DEFINITION:
      return given.has(definition.name.value) ? definition : null;
    default:
      return null;
  }
}

/** Takes out what points at a type that is gone; true when anything changed. */
function pruneOnce(types: Map<string, DefinitionNode>): boolean {
  let hasChanged = false;
  const stands = (node: NamedTypeNode) => types.has(node.name.value);
  for (const [name, definition] of types) {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      const members = (definition.types ?? []).filter(stands);
      if (members.length === (definition.types ?? []).length) continue;
      types.set(name, { ...definition, types: members });
      if (members.length === 0) types.delete(name);
      hasChanged = true;
    } else if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ) {
      const fields = (definition.fields ?? []).filter((field) => isUsable(field, types));
      const interfaces = (definition.interfaces ?? []).filter(stands);
      const isSame =
        fields.length === (definition.fields ?? []).length &&
        interfaces.length === (definition.interfaces ?? []).length;
      if (isSame && fields.length > 0) continue;
      types.set(name, { ...definition, fields, interfaces });
      if (fields.length === 0) types.delete(name);
      hasChanged = true;
    }
  }
  return hasChanged;
}

function isUsable(field: FieldDefinitionNode, types: ReadonlyMap<string, DefinitionNode>): boolean {
  const stands = (type: TypeNode) => builtIn.has(nameOf(type)) || types.has(nameOf(type));
  return stands(field.type) && (field.arguments ?? []).every((argument) => stands(argument.type));
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

function reachable(types: ReadonlyMap<string, DefinitionNode>): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    const definition = types.get(name);
    if (definition === undefined || reached.has(name)) return;
    reached.add(name);
    for (const next of mentionedBy(definition)) visit(next);
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) return;
    // Whoever reaches an interface reaches what implements it.
    for (const [other, candidate] of types) {
      const isImplementer =
        candidate.kind === Kind.OBJECT_TYPE_DEFINITION &&
        (candidate.interfaces ?? []).some((implemented) => implemented.name.value === name);
      if (isImplementer) visit(other);
    }
  };
  for (const root of ['Query', 'Mutation']) visit(root);
  return reached;
}

function mentionedBy(definition: DefinitionNode): readonly string[] {
  switch (definition.kind) {
    case Kind.UNION_TYPE_DEFINITION:
      return (definition.types ?? []).map(nameOf);
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return (definition.fields ?? []).map((field) => nameOf(field.type));
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return [
        ...(definition.interfaces ?? []).map(nameOf),
        ...(definition.fields ?? []).flatMap((field) => [
          nameOf(field.type),
          ...(field.arguments ?? []).map((argument) => nameOf(argument.type)),
        ]),
      ];
    default:
      return [];
  }
}
