import type { FetchNode } from '@apollo/query-planner';
import { clientPath } from './client-path.ts';
import { mergeInto } from './merge.ts';
import { namesOn, type Path, partsOf, placesAt } from './places.ts';
import type { ReadyFetch } from './ready-fetch.ts';
import { compileRewrites } from './rewrites.ts';
import type { Step } from './run.ts';
import { subgraphError } from './subgraph-errors.ts';
import type { TypeRelations } from './type-relations.ts';

/** A fetch that begins at a root of the graph; what it brings belongs to every object at its path. */
export function rootFetch(fetch: FetchNode, ready: ReadyFetch, path: Path, types: TypeRelations): Step {
  const rewrite = compileRewrites(fetch.outputRewrites, types);
  const merging = { isCopied: false, isObjectType: types.isObject };
  const above = namesOn(path);
  return async (run) => {
    const places = placesAt(run.data, path);
    if (places.length === 0) return;
    const answer = await ready.send(run, ready.variablesOf(run));
    if (answer === null) return;
    for (const said of answer.errors ?? []) {
      const at = said.path === undefined ? undefined : [...above, ...said.path];
      run.errors.push(subgraphError(said, fetch.serviceName, at));
      run.explained.push(clientPath(at ?? partsOf(path)));
    }
    const { data } = answer;
    if (data === undefined || data === null) return;
    rewrite?.(data, undefined);
    places.forEach((place, index) => {
      mergeInto(place, data, { ...merging, isCopied: index > 0 });
    });
  };
}
