import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  type SchemaDefinitionNode,
} from 'graphql';

const LINK = '@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)';
const DEFINITION =
  'directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION';

/** Hides the fields of a supergraph whose names begin so: the planner knows them, no client does. */
export function withInaccessible(supergraph: DocumentNode, prefix: string): DocumentNode {
  const known = supergraph.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION ? linkedName(definition) : [],
  )[0];
  const hidden: ConstDirectiveNode = {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: known ?? 'inaccessible' },
  };
  const hide = (field: FieldDefinitionNode): FieldDefinitionNode =>
    field.name.value.startsWith(prefix)
      ? { ...field, directives: [...(field.directives ?? []), hidden] }
      : field;
  const definitions = supergraph.definitions.map((definition) => {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        return { ...definition, fields: (definition.fields ?? []).map(hide) };
      case Kind.SCHEMA_DEFINITION:
        return known === undefined ? withLink(definition) : definition;
      default:
        return definition;
    }
  });
  return known === undefined
    ? {
        ...supergraph,
        definitions: [...definitions, ...parse(DEFINITION, { noLocation: true }).definitions],
      }
    : { ...supergraph, definitions };
}

/** The name under which a supergraph has `@inaccessible`, when it has. */
function linkedName(schema: SchemaDefinitionNode): string[] {
  return (schema.directives ?? []).flatMap((directive) => {
    const text = (wanted: string) => {
      const value = directive.arguments?.find(({ name }) => name.value === wanted)?.value;
      return value?.kind === Kind.STRING ? value.value : undefined;
    };
    return directive.name.value === 'link' && text('url')?.includes('/inaccessible/v') === true
      ? [text('as') ?? 'inaccessible']
      : [];
  });
}

function withLink(schema: SchemaDefinitionNode): SchemaDefinitionNode {
  const [linked] = parse(`schema ${LINK} { query: Query }`, { noLocation: true }).definitions;
  if (linked?.kind !== Kind.SCHEMA_DEFINITION) return schema;
  return { ...schema, directives: [...(schema.directives ?? []), ...(linked.directives ?? [])] };
}
