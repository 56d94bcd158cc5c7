import {
  type FieldDefinitionNode,
  Kind,
  specifiedScalarTypes,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';

export type Types = Map<string, TypeDefinitionNode>;

const builtIn = new Set(specifiedScalarTypes.map((type) => type.name));

export function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

/** Takes out what points at a type that is gone, until nothing does: a field that goes may empty its type. */
export function prune(types: Types): void {
  while (pruneOnce(types)) {
    // Once more.
  }
}

/** True when anything changed. */
function pruneOnce(types: Types): boolean {
  let hasChanged = false;
  for (const [name, definition] of types) {
    const pruned = prunedType(definition, types);
    if (pruned === definition) continue;
    if (pruned === null) types.delete(name);
    else types.set(name, pruned);
    hasChanged = true;
  }
  return hasChanged;
}

/** The same value when it stands as it is, null when nothing is left. */
function prunedType(definition: TypeDefinitionNode, types: Types): TypeDefinitionNode | null {
  const stands = (type: TypeNode) => builtIn.has(nameOf(type)) || types.has(nameOf(type));
  switch (definition.kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
      return definition;
    case Kind.ENUM_TYPE_DEFINITION:
      return (definition.values ?? []).length === 0 ? null : definition;
    case Kind.UNION_TYPE_DEFINITION: {
      const members = (definition.types ?? []).filter(stands);
      if (members.length === 0) return null;
      return members.length === (definition.types ?? []).length
        ? definition
        : { ...definition, types: members };
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
      const fields = (definition.fields ?? []).filter(({ type }) => stands(type));
      if (fields.length === 0) return null;
      return fields.length === (definition.fields ?? []).length ? definition : { ...definition, fields };
    }
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const kept = (definition.fields ?? []).filter(({ type }) => stands(type));
      if (kept.length === 0) return null;
      const fields = kept.map((field) => prunedField(field, stands));
      const interfaces = (definition.interfaces ?? []).filter(stands);
      const isSame =
        interfaces.length === (definition.interfaces ?? []).length &&
        fields.length === (definition.fields ?? []).length &&
        fields.every((field, index) => field === definition.fields?.[index]);
      return isSame ? definition : { ...definition, fields, interfaces };
    }
  }
}

function prunedField(field: FieldDefinitionNode, stands: (type: TypeNode) => boolean): FieldDefinitionNode {
  const kept = (field.arguments ?? []).filter(({ type }) => stands(type));
  return kept.length === (field.arguments ?? []).length ? field : { ...field, arguments: kept };
}

/** The names of what can be reached from the roots. */
export function reachable(types: ReadonlyMap<string, TypeDefinitionNode>): ReadonlySet<string> {
  const reached = new Set<string>();
  const implementers = implementersOf(types);
  const visit = (name: string): void => {
    const definition = types.get(name);
    if (definition === undefined || reached.has(name)) return;
    reached.add(name);
    for (const next of mentionedBy(definition)) visit(next);
    // Whoever reaches an interface reaches what implements it.
    for (const next of implementers.get(name) ?? []) visit(next);
  };
  for (const root of ['Query', 'Mutation', 'Subscription']) visit(root);
  return reached;
}

function implementersOf(
  types: ReadonlyMap<string, TypeDefinitionNode>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, definition] of types) {
    if (!('interfaces' in definition)) continue;
    for (const { name: of } of definition.interfaces ?? []) {
      found.set(of.value, [...(found.get(of.value) ?? []), name]);
    }
  }
  return found;
}

function mentionedBy(definition: TypeDefinitionNode): readonly string[] {
  switch (definition.kind) {
    case Kind.UNION_TYPE_DEFINITION:
      return (definition.types ?? []).map(nameOf);
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return (definition.fields ?? []).map(({ type }) => nameOf(type));
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return [
        ...(definition.interfaces ?? []).map(nameOf),
        ...(definition.fields ?? []).flatMap((field) => [
          nameOf(field.type),
          ...(field.arguments ?? []).map(({ type }) => nameOf(type)),
        ]),
      ];
    default:
      return [];
  }
}
