import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { MISSING } from '../../transport/subgraph-fault.ts';
import { coordinatesAt } from '../owners.ts';

/**
 * Says of an error of a whole fetch which fields it left without an answer, as coordinates (`Person.teachingLoad`): only
 * those that the client asked for itself, not what was fetched on the way to them. By these a client knows what to do
 * without; which subgraph they would have come from is nobody's business.
 */
export function withCoordinates(
  error: GraphQLError,
  document: DocumentNode,
  schema: GraphQLSchema,
): GraphQLError {
  const { [MISSING]: fields, ...facts } = error.extensions;
  if (!Array.isArray(fields)) return error;
  const { path = [], originalError } = error;
  const coordinates = new Set(
    fields.flatMap((field) => coordinatesAt(schema, document, [...path, String(field)])),
  );
  return new GraphQLError(error.message, {
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(originalError === undefined ? {} : { originalError }),
    extensions: { ...facts, coordinates: [...coordinates] },
  });
}
