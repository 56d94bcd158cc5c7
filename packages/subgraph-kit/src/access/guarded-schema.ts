import { ACCESS_REFUSED, type AccessRule, accessRefusal, isAllowed, type Principal } from '@quad/kernel';
import {
  type DocumentNode,
  defaultFieldResolver,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { accessDirectives } from './access-directives.ts';
import { type AccessRules, accessRules } from './access-rules.ts';
import { readAccessTable } from './access-table.ts';

type Resolve = GraphQLFieldResolver<unknown, { readonly principal: Principal }, never>;

/**
 * Makes a subgraph's schema one in which a field whose rules the signed principal does not meet is not resolved: it is null with
 * the error `UNAUTHORIZED_FIELD_OR_TYPE`. The gateway asks by the same rules before; here they hold whoever asks, also
 * for references of `_entities`, which are not looked up then.
 * @throws AccessUnreadable when a rule of the SDL cannot be read.
 */
export function guardSchema(schema: GraphQLSchema, typeDefs: DocumentNode): void {
  const rules = accessRules(typeDefs, readAccessTable(typeDefs, accessDirectives(typeDefs)));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!hasResolvers(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      const asked = rules.ofField.get(coordinate);
      if (asked !== undefined) {
        field.resolve = guarded(coordinate, asked, field.resolve ?? defaultFieldResolver) as never;
      }
    }
  }
  const entities = schema.getQueryType()?.getFields()._entities;
  if (entities?.resolve !== undefined) entities.resolve = guardedEntities(rules, entities.resolve) as never;
}

/** By its form: a schema may have been made by another copy of graphql, whose types are no instances of this one's. */
function hasResolvers(type: GraphQLNamedType): type is GraphQLObjectType {
  return 'getFields' in type && 'getInterfaces' in type;
}

function guarded(coordinate: string, rules: readonly AccessRule[], resolve: Resolve): Resolve {
  return (source, args, context, info) => {
    if (!isAllowed(rules, context.principal)) throw refusal(coordinate, rules);
    return resolve(source, args, context, info);
  };
}

/** Looks up those references alone whose type the principal may have; the others are errors at their places. */
function guardedEntities(rules: AccessRules, resolve: Resolve): Resolve {
  return async (source, args, context, info) => {
    const { representations } = args as { readonly representations: readonly { __typename?: string }[] };
    const refused = representations.map(({ __typename: type = '' }) => {
      const asked = rules.ofType.get(type);
      return asked === undefined || isAllowed(asked, context.principal) ? null : refusal(type, asked);
    });
    const allowed = representations.filter((_one, at) => refused[at] === null);
    const inner = { ...(args as object), representations: allowed } as never;
    const found = (await resolve(source, inner, context, info)) as readonly unknown[];
    let next = 0;
    return refused.map((fault) => fault ?? found[next++]);
  };
}

function refusal(coordinate: string, rules: readonly AccessRule[]): GraphQLError {
  return new GraphQLError(accessRefusal(coordinate, rules), {
    extensions: { code: ACCESS_REFUSED, coordinate },
  });
}
