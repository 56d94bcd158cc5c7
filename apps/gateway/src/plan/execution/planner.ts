import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/** Apollo's planner on one supergraph; all that Quad takes of Apollo's gateway at run time. */
export interface Planner {
  /** The schema that clients see. */
  readonly apiSchema: GraphQLSchema;
  /** All types with what is hidden from clients. */
  readonly fullSchema: GraphQLSchema;
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
  const planner = new QueryPlanner(built, { reuseQueryFragments: options.hasNamedFragments });
  return {
    apiSchema: api.toGraphQLJSSchema(),
    fullSchema: built.schema.toGraphQLJSSchema(),
    subgraphs: built.subgraphsMetadata(),
    plan: (document, operationName) =>
      planner.buildQueryPlan(
        operationFromDocument(api, document, operationName === undefined ? {} : { operationName }),
      ),
  };
}
