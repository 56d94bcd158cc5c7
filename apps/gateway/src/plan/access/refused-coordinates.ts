import { type AccessRule, isAllowed, type Principal } from '@quad/kernel';
import type { AccessRules } from '@quad/subgraph-kit';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** A coordinate that a document uses, with what it asks for. */
export type RuledUses = ReadonlyMap<string, readonly AccessRule[]>;

/**
 * The fields of a document that ask for something, whatever they are called in it and wherever they stand. Below a type
 * condition on a type that asks for something, `__typename` does so too: it would tell that such an object is there.
 * @throws GraphQLError when a field is not in the schema, so that what it asks for is not known.
 */
export function ruledUses(document: DocumentNode, schema: GraphQLSchema, rules: AccessRules): RuledUses {
  const uses = new Map<string, readonly AccessRule[]>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(field) {
        const parent = info.getParentType();
        if (parent == null || info.getFieldDef() == null) {
          throw new GraphQLError(
            `What ${field.name.value} asks for cannot be told, because the schema does not have it there.`,
            { nodes: field, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
          );
        }
        const coordinate = `${parent.name}.${field.name.value}`;
        const asked =
          field.name.value === '__typename' ? rules.ofType.get(parent.name) : rules.ofField.get(coordinate);
        if (asked !== undefined) uses.set(coordinate, asked);
        // Introspection is of the schema alone.
        return field.name.value === '__schema' || field.name.value === '__type' ? false : undefined;
      },
    }),
  );
  return uses;
}

/** Those of the uses that a principal may not make. */
export function refusedCoordinates(uses: RuledUses, principal: Principal): readonly string[] {
  const refused: string[] = [];
  for (const [coordinate, rules] of uses) if (!isAllowed(rules, principal)) refused.push(coordinate);
  return refused;
}
