import type { FetchNode } from '@apollo/query-planner';
import { SubgraphFault } from '../../transport/subgraph-fault.ts';
import { mergedEntities, plannedPath } from '../requires/lifted-answer.ts';
import { ENTITIES } from '../requires/split-entities.ts';
import { clientPath } from './client-path.ts';
import { isJson, type Json } from './json.ts';
import { mergeInto } from './merge.ts';
import { type AnswerPath, namesOn, type Path, pathsAt, placesAt } from './places.ts';
import type { ReadyFetch } from './ready-fetch.ts';
import { compileRequires } from './represent.ts';
import type { RepresentationGroups } from './representation-groups.ts';
import { compileRewrites } from './rewrites.ts';
import type { Run, Step } from './run.ts';
import { subgraphError } from './subgraph-errors.ts';
import type { TypeRelations } from './type-relations.ts';

/** The entities that a fetch is about: each once, and which of them stands at which place. */
interface Entities {
  readonly texts: readonly string[];
  readonly values: readonly Json[];
  /** By place: which entity, or -1 where not enough is known to ask for it. */
  readonly entityOf: readonly number[];
}

/**
 * A fetch of entities. Each is asked for once, however many places it stands at: within one query equal
 * representations mean equal entities.
 */
export function entityFetch(
  fetch: FetchNode,
  options: {
    readonly ready: ReadyFetch;
    readonly paths: readonly Path[];
    readonly types: TypeRelations;
    readonly groups: RepresentationGroups;
  },
): Step {
  const { ready, paths, types, groups } = options;
  const represent = compileRequires(fetch.requires ?? [], types);
  const rewriteInput = compileRewrites(fetch.inputRewrites, types);
  const rewriteOutput = compileRewrites(fetch.outputRewrites, types);
  /** An error of the whole is said once; where it stands is known when there is one place for it. */
  const aboutAll = [paths.length === 1 && paths[0] !== undefined ? namesOn(paths[0]) : undefined];

  function entitiesAt(places: readonly Json[]): Entities {
    const known = new Map<string, number>();
    const values: Json[] = [];
    const texts: string[] = [];
    const entityOf = places.map((place) => {
      const value = represent(place);
      if (value === null) return -1;
      rewriteInput?.(value, undefined);
      const text = JSON.stringify(value);
      // Two types may stand for one interface there, and what comes back is each type's own.
      const key = rewriteInput === null ? text : `${String(place.__typename)} ${text}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, values.length);
      texts.push(text);
      return values.push(value) - 1;
    });
    return { texts, values, entityOf };
  }

  function take(received: readonly unknown[], places: readonly Json[], { entityOf }: Entities): void {
    const taken = new Set<number>();
    places.forEach((place, at) => {
      const which = entityOf[at] ?? -1;
      const entity = received[which];
      if (!isJson(entity)) return;
      const isCopied = taken.has(which);
      taken.add(which);
      if (!isCopied) rewriteOutput?.(entity, place.__typename);
      mergeInto(place, entity, { isCopied, isObjectType: types.isObject });
    });
  }

  return async (run) => {
    const places = paths.flatMap((path) => placesAt(run.data, path));
    const entities = entitiesAt(places);
    if (entities.values.length === 0) return;
    const variables = ready.variablesOf(run);
    const answer = await ready.send(run, [
      ...variables,
      ...groups.variables(entities.texts, entities.values),
    ]);
    if (answer === null) return;
    for (const said of answer.errors ?? []) {
      const at = plannedPath(said.path ?? [], groups.count);
      for (const path of entityPaths(run, at, paths, entities.entityOf) ?? aboutAll) {
        run.errors.push(subgraphError(said, fetch.serviceName, path));
        run.explained.push(clientPath(path ?? []));
      }
    }
    if (answer.data === undefined || answer.data === null) return;
    const { data } = answer;
    const received = (groups.count === 1 ? data : mergedEntities(data, groups.count))[ENTITIES];
    if (Array.isArray(received) && received.length === entities.values.length) {
      take(received, places, entities);
    } else if (received !== null || (answer.errors ?? []).length === 0) {
      const facts = `${entities.values.length} entities were asked for`;
      ready.fail(run, new SubgraphFault('SUBGRAPH_ANSWER_NOT_GRAPHQL', facts));
    }
  };
}

/** Where an error of an entity stands: at each place of the entity. Null where it is about no single one. */
function entityPaths(
  run: Run,
  said: AnswerPath,
  paths: readonly Path[],
  entityOf: readonly number[],
): readonly AnswerPath[] | null {
  const [root, which, ...below] = said;
  if (root !== ENTITIES || typeof which !== 'number') return null;
  const places = paths.flatMap((path) => pathsAt(run.data, path));
  return places.flatMap((place, at) => (entityOf[at] === which ? [[...place, ...below]] : []));
}
