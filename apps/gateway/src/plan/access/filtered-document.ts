import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** An operation that asks for nothing that was refused; it marks the places where something was. */
export interface FilteredDocument {
  readonly document: DocumentNode;
  /** Begins the response name of every mark; what follows is the response name of the client's field. */
  readonly markPrefix: string;
}

/**
 * Puts a mark in the place of each refused field: `__typename` under another name, with the conditions of the field. The
 * answer then has the mark exactly where it would have had the field: on objects of that type, and not where `@skip` or
 * `@include` leave it out.
 */
export function filterDocument(
  document: DocumentNode,
  schema: GraphQLSchema,
  refused: ReadonlySet<string>,
): FilteredDocument {
  const markPrefix = unusedPrefix(document);
  const info = new TypeInfo(schema);
  const filtered = visit(
    document,
    visitWithTypeInfo(info, {
      Field(field): FieldNode | undefined {
        const parent = info.getParentType();
        if (parent == null || !refused.has(`${parent.name}.${field.name.value}`)) return undefined;
        return {
          kind: Kind.FIELD,
          alias: { kind: Kind.NAME, value: `${markPrefix}${(field.alias ?? field.name).value}` },
          name: { kind: Kind.NAME, value: '__typename' },
          directives: field.directives ?? [],
        };
      },
    }),
  );
  return { document: filtered, markPrefix };
}

/** No response name of the client's begins so. */
function unusedPrefix(document: DocumentNode): string {
  const names = new Set<string>();
  visit(document, { Field: ({ alias, name }) => void names.add((alias ?? name).value) });
  let prefix = 'quadRefused_';
  while ([...names].some((name) => name.startsWith(prefix))) prefix = `${prefix}_`;
  return prefix;
}
