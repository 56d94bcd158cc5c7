import type { FetchNode } from '@apollo/query-planner';
import { edgeError } from '../masking.ts';
import type { LiftedSupergraph } from '../requires/lifted-fields.ts';
import { subgraphQuery } from '../requires/lifted-query.ts';
import { REPRESENTATIONS } from '../requires/split-entities.ts';
import { entityFetch } from './entity-fetch.ts';
import type { Path } from './places.ts';
import { readyFetch } from './ready-fetch.ts';
import { liftedGroups, oneGroup } from './representation-groups.ts';
import { rootFetch } from './root-fetch.ts';
import type { Step } from './run.ts';
import type { Subgraph } from './subgraph-call.ts';
import type { TypeRelations } from './type-relations.ts';

/** What fetches are compiled against. */
export interface Sides {
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  readonly types: TypeRelations;
  /** Null when no `@requires` of the supergraph names arguments. */
  readonly lifted: LiftedSupergraph | null;
}

/** @throws GraphQLError `VARIABLE_NAME_TAKEN` when the client's variable has the name of the entities' own. */
export function compileFetch(fetch: FetchNode, paths: readonly Path[], sides: Sides): Step {
  const { types, lifted } = sides;
  const subgraph = sides.subgraphs.get(fetch.serviceName);
  if (subgraph === undefined) {
    throw new Error(`A plan asks "${fetch.serviceName}", which the supergraph does not name.`);
  }
  const query =
    lifted === null
      ? null
      : subgraphQuery(
          fetch.operation,
          lifted.fields,
          lifted.requirements.get(fetch.serviceName) ?? new Map<string, readonly string[]>(),
        );
  const ready = readyFetch(fetch, query?.text ?? fetch.operation, paths, subgraph);
  if (fetch.requires === undefined) return rootFetch(fetch, ready, paths[0] ?? [], types);
  if (fetch.variableUsages?.includes(REPRESENTATIONS) === true) {
    throw edgeError(
      'VARIABLE_NAME_TAKEN',
      `The variable "$${REPRESENTATIONS}" has a name that the graph uses itself; give it another one.`,
    );
  }
  const entityGroups = query?.entityGroups ?? null;
  const groups =
    entityGroups === null || lifted === null ? oneGroup : liftedGroups(entityGroups, lifted.fields);
  return entityFetch(fetch, { ready, paths, types, groups });
}
