import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { type PartialTypes, partialTypesOf } from './partial-types.ts';

/** Apollo's planner on one supergraph; all that Quad takes of Apollo's gateway at run time. */
export interface Planner {
  /** The schema that clients see. */
  readonly apiSchema: GraphQLSchema;
  /** All types with what is hidden from clients. */
  readonly fullSchema: GraphQLSchema;
  /** Null when all subgraphs know the same members of each union and interface. */
  readonly partial: PartialTypes | null;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** @throws GraphQLError when the document has no such operation, or what is asked cannot be planned. */
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan;
}

/** @throws Error when the supergraph uses what the planner cannot run. */
export function createPlanner(
  supergraph: DocumentNode,
  options: { readonly hasNamedFragments: boolean },
): Planner {
  const built = Supergraph.build(supergraph, { validateSupergraph: true });
  const api = built.apiSchema();
  const partial = partialTypesOf(built);
  // What is added to fetches for partial types reads them without named fragments.
  const reuseQueryFragments = options.hasNamedFragments && partial === null;
  const planner = new QueryPlanner(built, { reuseQueryFragments });
  return {
    apiSchema: api.toGraphQLJSSchema(),
    fullSchema: built.schema.toGraphQLJSSchema(),
    partial,
    subgraphs: built.subgraphsMetadata(),
    plan: (document, operationName) =>
      planner.buildQueryPlan(
        operationFromDocument(api, document, operationName === undefined ? {} : { operationName }),
      ),
  };
}
