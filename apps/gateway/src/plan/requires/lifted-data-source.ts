import type { GraphQLDataSource } from '@apollo/gateway';
import type { GatewayContext } from '../context.ts';
import { mergedEntities, plannedPath, representation } from './lifted-answer.ts';
import type { LiftedSupergraph } from './lifted-fields.ts';
import { type SubgraphQuery, subgraphQuery } from './lifted-query.ts';
import { groupName, REPRESENTATIONS } from './split-entities.ts';

type Source = GraphQLDataSource<GatewayContext>;
type Ask = Parameters<Source['process']>[0];
type Answer = Awaited<ReturnType<Source['process']>>;

/** Queries come from plans, of which the gateway keeps about as many. */
const KEPT = 2_000;

/** Stands between the planner and a subgraph where `@requires` arguments were lifted out of the supergraph. */
export function withLiftedFields(name: string, source: Source, lifted: LiftedSupergraph): Source {
  const { fields } = lifted;
  const requirements = lifted.requirements.get(name) ?? new Map<string, readonly string[]>();
  const known = new Map<string, SubgraphQuery | null>();

  function queryOf(text: string): SubgraphQuery | null {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= KEPT) known.clear();
    const made = subgraphQuery(text, fields, requirements);
    known.set(text, made);
    return made;
  }

  function variablesOf(ask: Ask, { entityGroups }: SubgraphQuery): Record<string, unknown> {
    const variables = { ...ask.request.variables };
    const planned: unknown = variables[REPRESENTATIONS];
    if (entityGroups === null) return variables;
    entityGroups.forEach((group, at) => {
      variables[groupName(REPRESENTATIONS, at)] = representation(planned, group, fields);
    });
    return variables;
  }

  return {
    async process(ask) {
      const query = queryOf(ask.request.query ?? '');
      if (query === null) return source.process(ask);
      const request = { ...ask.request, query: query.text, variables: variablesOf(ask, query) };
      const answer = await source.process({ ...ask, request });
      return planned(answer, query.entityGroups?.length ?? 1);
    },
  };

  function planned(answer: Answer, groups: number): Answer {
    const { data, errors } = answer;
    return {
      ...answer,
      ...(data === undefined || data === null || groups === 1 ? {} : { data: mergedEntities(data, groups) }),
      ...(errors === undefined
        ? {}
        : {
            errors: errors.map((error) =>
              error.path === undefined ? error : { ...error, path: plannedPath(error.path, groups) },
            ),
          }),
    };
  }
}
