import type { SchemaCheck } from '../domain/check.ts';
import { withBuilds } from '../domain/graph-head.ts';
import type { Authorship } from '../domain/history.ts';
import type { RegistryPorts, SubgraphText } from '../domain/ports.ts';
import { judgeGraph } from './judge-graph.ts';
import { keepCheck } from './keep-check.ts';

export interface CheckWish extends Authorship {
  readonly variant: string;
  readonly subgraphs: readonly SubgraphText[];
  /** Clients whose own new version is deployed with it. */
  readonly together: readonly string[];
}

/** What publishing subgraphs would do, without doing it. Revisions are not looked at: a check runs before the build. */
export async function checkSubgraphs(ports: RegistryPorts, wish: CheckWish): Promise<SchemaCheck> {
  const { composer, memory } = ports;
  const head = await memory.head(wish.variant);
  const builds = wish.subgraphs.map(({ name, sdl }) => ({ name, revision: 0, sdlHash: composer.hash(sdl) }));
  const judgement = await judgeGraph(ports, {
    head,
    builds: withBuilds(head.serving, builds),
    arriving: new Map(wish.subgraphs.map(({ sdl }) => [composer.hash(sdl), sdl])),
    together: wish.together,
  });
  return keepCheck(ports, { ...wish, kind: 'CHECK', subgraphs: builds }, judgement);
}
