import type { AccessRule } from '@quad/kernel';
import { type DocumentNode, Kind, type TypeNode } from 'graphql';
import type { AccessTable } from './access-table.ts';

/** What counts at each place of a schema, from what is written there and at what it stands for. */
export interface AccessRules {
  /** For asking a field of a type (`Person.email`); empty when anyone may. */
  readonly ofField: ReadonlyMap<string, readonly AccessRule[]>;
  /** For having an object of a type, or a value of a scalar or an enum. */
  readonly ofType: ReadonlyMap<string, readonly AccessRule[]>;
}

interface Type {
  readonly isInterface: boolean;
  readonly interfaces: Set<string>;
  /** Field → the type that it gives. */
  readonly fields: Map<string, string>;
}

/**
 * Works out what each field asks for: its own rules, those of its type and of the type that it gives. An interface asks
 * for all that any type behind it asks for, because which of them comes is not known before it is fetched.
 * @param alsoAsked coordinates that are fetched on behalf of a field, e.g. by its `@requires`.
 */
export function accessRules(
  document: DocumentNode,
  table: AccessTable,
  alsoAsked: (type: string, field: string) => readonly string[] = () => [],
): AccessRules {
  const types = typesOf(document);
  const implementers = (name: string) =>
    [...types].flatMap(([other, type]) => (!type.isInterface && type.interfaces.has(name) ? [other] : []));
  const written = (coordinate: string) => table.get(coordinate) ?? [];
  const ofTypeName = (name: string): readonly AccessRule[] =>
    types.get(name)?.isInterface === true
      ? [...written(name), ...implementers(name).flatMap(written)]
      : written(name);

  function ofFieldName(type: string, field: string, seen: Set<string>): readonly AccessRule[] {
    const coordinate = `${type}.${field}`;
    if (seen.has(coordinate)) return [];
    seen.add(coordinate);
    const facts = types.get(type);
    const given = facts?.fields.get(field);
    const behind = facts?.isInterface === true ? implementers(type).map((name) => `${name}.${field}`) : [];
    return [
      ...ofTypeName(type),
      ...written(coordinate),
      ...(given === undefined ? [] : ofTypeName(given)),
      ...[...behind, ...alsoAsked(type, field)].flatMap((other) => {
        const [otherType = '', otherField = ''] = other.split('.');
        return ofFieldName(otherType, otherField, seen);
      }),
    ];
  }

  const ofField = new Map<string, readonly AccessRule[]>();
  const ofType = new Map<string, readonly AccessRule[]>();
  for (const [name, type] of types) {
    keep(ofType, name, ofTypeName(name));
    for (const field of type.fields.keys())
      keep(ofField, `${name}.${field}`, ofFieldName(name, field, new Set()));
  }
  // Scalars and enums have no fields, so that they are in the table alone.
  for (const name of table.keys()) if (!name.includes('.')) keep(ofType, name, ofTypeName(name));
  return { ofField, ofType };
}

function keep(into: Map<string, readonly AccessRule[]>, name: string, rules: readonly AccessRule[]): void {
  if (rules.length > 0) into.set(name, [...new Set(rules)]);
}

/** The types with fields of a document; extensions are added to what they extend. */
function typesOf(document: DocumentNode): ReadonlyMap<string, Type> {
  const types = new Map<string, Type>();
  for (const definition of document.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION: {
        const isInterface =
          definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
          definition.kind === Kind.INTERFACE_TYPE_EXTENSION;
        const name = definition.name.value;
        const type: Type = types.get(name) ?? { isInterface, interfaces: new Set(), fields: new Map() };
        for (const one of definition.interfaces ?? []) type.interfaces.add(one.name.value);
        for (const field of definition.fields ?? []) type.fields.set(field.name.value, named(field.type));
        types.set(name, type);
        break;
      }
      default:
        break;
    }
  }
  return types;
}

const named = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type);
