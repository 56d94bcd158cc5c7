import type { Result } from '@quad/kernel';
import type { GraphRefused } from '../domain/errors.ts';
import { withBuilds } from '../domain/graph-head.ts';
import type { RegistryPorts, SubgraphText } from '../domain/ports.ts';
import { type JudgedGraph, judgeGraph } from './judge-graph.ts';

/** What publishing subgraphs would do, without doing it. Revisions are not looked at: a check runs before the build. */
export async function checkSubgraphs(
  ports: RegistryPorts,
  wish: { readonly variant: string; readonly subgraphs: readonly SubgraphText[] },
): Promise<Result<JudgedGraph, GraphRefused>> {
  const head = await ports.memory.head(wish.variant);
  const builds = wish.subgraphs.map(({ name, sdl }) => ({
    name,
    revision: 0,
    sdlHash: ports.composer.hash(sdl),
  }));
  const arriving = new Map(wish.subgraphs.map(({ sdl }) => [ports.composer.hash(sdl), sdl]));
  return judgeGraph(ports, head, withBuilds(head.serving, builds), arriving);
}
