import { err, ok, type Result } from '@quad/kernel';
import { type GraphRefused, graphRefused } from '../domain/errors.ts';
import type { GraphHead, SubgraphBuild } from '../domain/graph-head.ts';
import type { ApiChange } from '../domain/history.ts';
import type { HashedText, RegistryPorts, SubgraphText } from '../domain/ports.ts';

export interface JudgedGraph {
  readonly supergraph: HashedText;
  /** How the public API differs from what is served now. */
  readonly changes: readonly ApiChange[];
}

/**
 * What the graph becomes with arriving subgraphs: composed with those that are served, and loaded by the gateway.
 * @param arriving the new texts, by the hashes that `builds` name.
 */
export async function judgeGraph(
  ports: Pick<RegistryPorts, 'composer' | 'runtime' | 'memory'>,
  head: GraphHead,
  builds: readonly SubgraphBuild[],
  arriving: ReadonlyMap<string, string>,
): Promise<Result<JudgedGraph, GraphRefused>> {
  const { composer, runtime, memory } = ports;
  const kept = await memory.texts(builds.map(({ sdlHash }) => sdlHash).filter((hash) => !arriving.has(hash)));
  const subgraphs = builds.map(
    ({ name, sdlHash }): SubgraphText => ({ name, sdl: arriving.get(sdlHash) ?? kept.get(sdlHash) ?? '' }),
  );
  for (const [at, { sdlHash }] of builds.entries()) {
    const subgraph = subgraphs[at];
    const fault = subgraph !== undefined && arriving.has(sdlHash) ? composer.readArriving(subgraph) : null;
    if (fault !== null) return err(fault);
  }
  const composed = composer.compose(subgraphs);
  if (!composed.ok) return composed;
  const supergraph = composed.value;
  if (supergraph.hash === head.supergraph) return ok({ supergraph, changes: [] });
  const refusals = await runtime.refusals(supergraph.text);
  if (refusals.length > 0) return err(graphRefused('RUNTIME_REFUSES', refusals));
  // A first version has nothing to differ from: a list of all that it holds would tell nobody anything.
  if (head.supergraph === null) return ok({ supergraph, changes: [] });
  const before = (await memory.texts([head.supergraph])).get(head.supergraph) ?? '';
  return ok({ supergraph, changes: await composer.changes(before, supergraph.text) });
}
