import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/** Which types of a graph are kinds of which. */
export interface TypeRelations {
  /** Whether objects that name one type are of another: the same, a member or an implementation. */
  isOf(typename: unknown, condition: string): boolean;
  /** Whether a name is of a type that objects have, not of an interface. */
  isObject(typename: unknown): boolean;
}

export function createTypeRelations(schema: GraphQLSchema): TypeRelations {
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

  return {
    isOf: (typename, condition) =>
      typename === condition || (typeof typename === 'string' && namesUnder(condition).has(typename)),
    isObject: (typename) => typeof typename === 'string' && isObjectType(schema.getType(typename)),
  };
}
