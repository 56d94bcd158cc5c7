import { GraphQLError, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { publicSchema } from '../diff.ts';
import type { SeenOperation } from './broken-operations.ts';
import { touchedCoordinates } from './touched.ts';

export interface FieldUse {
  /** `Person.name` */
  readonly coordinate: string;
  readonly deprecationReason: string | null;
  /** The operations that touch it. */
  readonly operations: readonly string[];
}

/** The fields of a supergraph that clients can select, by coordinate, and which operations touch each. */
export function fieldUses(supergraph: string, operations: readonly SeenOperation[]): readonly FieldUse[] {
  const schema = publicSchema(supergraph);
  const byField = new Map<string, string[]>();
  for (const operation of operations)
    for (const coordinate of touchedBy(schema, operation)) {
      const known = byField.get(coordinate);
      if (known === undefined) byField.set(coordinate, [operation.id]);
      else known.push(operation.id);
    }
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).map(({ name, deprecationReason }) => {
        const coordinate = `${type.name}.${name}`;
        return {
          coordinate,
          deprecationReason: deprecationReason ?? null,
          operations: byField.get(coordinate) ?? [],
        };
      }),
    )
    .sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
}

function touchedBy(schema: GraphQLSchema, { text }: SeenOperation): Iterable<string> {
  try {
    return touchedCoordinates(schema, parse(text));
  } catch (error) {
    if (error instanceof GraphQLError) return [];
    throw error;
  }
}
