import {
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** Which types of a graph are kinds of which. */
export interface TypeRelations {
  /** Whether objects that name one type are of another: the same, a member or an implementation. */
  isOf(typename: unknown, condition: string): boolean;
  /** Whether a name is of a type that objects have, not of an interface. */
  isObject(typename: unknown): boolean;
  /** The type of a field without lists and non-nulls; null when there is no such field. */
  fieldType(typename: string, field: string): string | null;
  /** Whether objects that name one type are of another, and clients are not shown the first (`@inaccessible`). */
  isHiddenObject(typename: unknown, condition: string): boolean;
  /** Whether an enum has a value that clients are not shown. */
  isHiddenValue(enumName: string, value: unknown): boolean;
}

/**
 * @param schema all types, with what is hidden from clients.
 * @param shown the types that clients see; without it they see all.
 */
export function createTypeRelations(schema: GraphQLSchema, shown: GraphQLSchema = schema): TypeRelations {
  const known = new Map<string, ReadonlySet<string>>();

  function namesUnder(condition: string): ReadonlySet<string> {
    const found = known.get(condition);
    if (found !== undefined) return found;
    const type = schema.getType(condition);
    const below = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
    const interfaces = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
    const names = new Set([condition, ...[...below, ...interfaces].map(({ name }) => name)]);
    known.set(condition, names);
    return names;
  }

  function hasValue(types: GraphQLSchema, enumName: string, value: unknown): boolean {
    const type = types.getType(enumName);
    return isEnumType(type) && typeof value === 'string' && type.getValue(value) !== undefined;
  }

  const isOf = (typename: unknown, condition: string) =>
    typename === condition || (typeof typename === 'string' && namesUnder(condition).has(typename));
  return {
    isOf,
    isObject: (typename) => typeof typename === 'string' && isObjectType(schema.getType(typename)),
    fieldType(typename, field) {
      const type = schema.getType(typename);
      const found = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
      return found === undefined ? null : getNamedType(found.type).name;
    },
    isHiddenObject: (typename, condition) =>
      typeof typename === 'string' && isOf(typename, condition) && shown.getType(typename) === undefined,
    isHiddenValue: (enumName, value) =>
      hasValue(schema, enumName, value) && !hasValue(shown, enumName, value),
  };
}
