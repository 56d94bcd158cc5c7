import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { liftComposedDirectives } from '../composed-directives.ts';
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
  /** What a client sent, without the directives that are for no subgraph. */
  asked(document: DocumentNode): DocumentNode;
  /**
   * @param document as `asked` gives it.
   * @throws GraphQLError when the document has no such operation, or what is asked cannot be planned.
   */
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan;
  /** A plan whose fetches tell apart of which types the objects above their entities are. */
  planByTypes(document: DocumentNode, operationName: string | undefined): QueryPlan;
}

/** @throws Error when the supergraph uses what the planner cannot run. */
export function createPlanner(
  supergraph: DocumentNode,
  options: { readonly hasNamedFragments: boolean },
): Planner {
  const composed = liftComposedDirectives(supergraph);
  const built = Supergraph.build(composed.supergraph, { validateSupergraph: true });
  const api = built.apiSchema();
  const partial = partialTypesOf(built);
  // What is added to fetches for partial types reads them without named fragments.
  const reuseQueryFragments = options.hasNamedFragments && partial === null;
  const planner = new QueryPlanner(built, { reuseQueryFragments });
  const byTypes = tellingTypes(planner);
  const planWith =
    (one: QueryPlanner): Planner['plan'] =>
    (document, operationName) =>
      one.buildQueryPlan(
        operationFromDocument(api, document, operationName === undefined ? {} : { operationName }),
      );
  return {
    apiSchema: composed.shownIn(api.toGraphQLJSSchema()),
    fullSchema: built.schema.toGraphQLJSSchema(),
    partial,
    subgraphs: built.subgraphsMetadata(),
    asked: composed.withoutThem,
    plan: planWith(planner),
    planByTypes: planWith(byTypes),
  };
}

/**
 * The same planner with type conditions in the paths of its fetches. It reads that setting for each plan: a planner of its
 * own would build the graph of the subgraphs again, which is half of a start.
 */
function tellingTypes(planner: QueryPlanner): QueryPlanner {
  const config = { ...Reflect.get(planner, 'config'), typeConditionedFetching: true };
  return Object.create(planner, { config: { value: config } }) as QueryPlanner;
}
