import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode, visit } from 'graphql';
import { isWithFields, placesOf, readFieldSet, textOf } from './joined.ts';
import { LIFTED_PREFIX } from './lifted-names.ts';

const PREFIX = `${LIFTED_PREFIX}as_`;

/**
 * Names that the planner fetches for itself, as they are: those of keys, of required fields, and
 * `__typename`. A client's alias of such a name (`id: legacyId`) would be taken for the key.
 */
export function guardedNames(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set(['__typename']);
  for (const type of supergraph.definitions.filter(isWithFields)) {
    const keys = (type.directives ?? [])
      .filter(({ name }) => name.value === 'join__type')
      .map((place) => textOf(place, 'key'));
    const required = (type.fields ?? []).flatMap(placesOf).map((place) => textOf(place, 'requires'));
    for (const text of [...keys, ...required]) if (text !== undefined) addNames(readFieldSet(text), names);
  }
  return names;
}

function addNames(set: SelectionSetNode, names: Set<string>): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    if (selection.kind === Kind.FIELD) names.add(selection.name.value);
    if (selection.selectionSet !== undefined) addNames(selection.selectionSet, names);
  }
}

/** The document with other aliases in place of those that take a guarded name; null when none does. */
export function withSafeAliases(document: DocumentNode, guarded: ReadonlySet<string>): DocumentNode | null {
  let hasUnsafe = false;
  const safe: DocumentNode = visit(document, {
    Field(field) {
      const alias = field.alias?.value;
      if (alias === undefined || alias === field.name.value || !guarded.has(alias)) return undefined;
      hasUnsafe = true;
      return { ...field, alias: { kind: Kind.NAME, value: `${PREFIX}${alias}` } };
    },
  });
  return hasUnsafe ? safe : null;
}

/** An answer's data under the names that the client gave, in the same order. */
export function clientNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clientNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [clientName(name), clientNames(inner)]),
  );
}

/**
 * An error with its path in the client's names. It ends where something begins that the client did not
 * ask for: a field that a `@requires` was fetched by.
 */
export function clientError(error: GraphQLError): GraphQLError {
  const { path } = error;
  if (path === undefined || !path.some((part) => String(part).startsWith(LIFTED_PREFIX))) return error;
  const own = path.map((part) => (typeof part === 'string' ? clientName(part) : part));
  const end = own.findIndex((part) => String(part).startsWith(LIFTED_PREFIX));
  return new GraphQLError(error.message, {
    path: end === -1 ? own : own.slice(0, end),
    nodes: error.nodes ?? null,
    extensions: error.extensions,
    originalError: error.originalError ?? null,
  });
}

function clientName(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
}
