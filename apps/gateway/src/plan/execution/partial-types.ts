import {
  isAbstractType,
  isCompositeType,
  possibleRuntimeTypes,
  type Supergraph,
} from '@apollo/federation-internals';

/** A field as one subgraph gives it. */
export interface GivenField {
  /** As it is written: `[Action!]!`. */
  readonly type: string;
  /** Without lists and non-nulls. */
  readonly named: string;
}

/** The unions and interfaces of which subgraphs know different members. */
export interface PartialTypes {
  has(typename: string): boolean;
  /** The types of objects that a subgraph may answer for a union or an interface. */
  membersIn(subgraph: string, typename: string): readonly string[];
  /** Null when the subgraph does not have the field, or does not give it itself. */
  fieldIn(subgraph: string, typename: string, field: string): GivenField | null;
  hasType(subgraph: string, typename: string): boolean;
}

/** Null for a graph without such types. */
export function partialTypesOf(supergraph: Supergraph): PartialTypes | null {
  const sides = new Map(
    supergraph
      .subgraphs()
      .values()
      .map((side) => [side.name, side]),
  );
  const typeIn = (subgraph: string, typename: string) => sides.get(subgraph)?.schema.type(typename);
  const membersIn = (subgraph: string, typename: string): readonly string[] => {
    const type = typeIn(subgraph, typename);
    return type !== undefined && isAbstractType(type)
      ? possibleRuntimeTypes(type).map(({ name }) => name)
      : [];
  };

  function isPartial(typename: string): boolean {
    const known = [...sides.keys()].flatMap((subgraph) => {
      const members = membersIn(subgraph, typename);
      return members.length === 0 ? [] : [[...members].sort().join(' ')];
    });
    return new Set(known).size > 1;
  }

  const partial = new Set(
    supergraph.schema
      .types()
      .flatMap((type) => (isAbstractType(type) && isPartial(type.name) ? [type.name] : [])),
  );
  if (partial.size === 0) return null;
  return {
    has: (typename) => partial.has(typename),
    membersIn,
    hasType: (subgraph, typename) => typeIn(subgraph, typename) !== undefined,
    fieldIn(subgraph, typename, name) {
      const type = typeIn(subgraph, typename);
      if (type === undefined || !isCompositeType(type)) return null;
      const field = 'field' in type ? type.field(name) : undefined;
      const metadata = sides.get(subgraph)?.metadata();
      if (field?.type === undefined || metadata === undefined || metadata.isFieldExternal(field)) return null;
      // What requires fields of others cannot be asked for where it stands.
      if (field.hasAppliedDirective(metadata.requiresDirective())) return null;
      const text = field.type.toString();
      return { type: text, named: text.replace(/[[\]!]/g, '') };
    },
  };
}
