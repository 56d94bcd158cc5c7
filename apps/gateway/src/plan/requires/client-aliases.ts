import { type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql';
import { isWithFields, placesOf, readFieldSet, textOf } from './joined.ts';
import { LIFTED_PREFIX } from './lifted-names.ts';

const PREFIX = `${LIFTED_PREFIX}as_`;

/**
 * Names that the planner fetches for itself, as they are: those of keys, of required fields, and
 * `__typename`. A client's alias of such a name (`id: legacyId`) would be taken for the key. And
 * `__proto__`, which no object should be given.
 */
export function guardedNames(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set(['__typename', '__proto__']);
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

/** The name that the client gave, of one that may stand for it. */
export function clientName(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
}
