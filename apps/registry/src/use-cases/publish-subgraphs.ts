import { err, ok, type Result } from '@quad/kernel';
import type { GraphRefused, RevisionRefused } from '../domain/errors.ts';
import { type GraphHead, type SubgraphBuild, withBuilds } from '../domain/graph-head.ts';
import type { ApiChange, Authorship, GraphAct } from '../domain/history.ts';
import type { HashedText, RegistryPorts, SubgraphText } from '../domain/ports.ts';
import { freshBuilds } from '../domain/revisions.ts';
import { judgeGraph } from './judge-graph.ts';

export interface PublishWish extends Authorship {
  readonly variant: string;
  /** Published together or not at all; each name once. */
  readonly subgraphs: readonly (SubgraphText & { readonly revision: number })[];
}

export interface Published {
  /** `PENDING`: kept until the others are there; `missing` says what lacks. `UNCHANGED`: all of it was known. */
  readonly state: 'PUBLISHED' | 'PENDING' | 'UNCHANGED';
  /** The version that is served now. */
  readonly supergraph: string | null;
  readonly sequence: number;
  readonly published: readonly SubgraphBuild[];
  readonly changes: readonly ApiChange[];
  readonly missing: readonly string[];
}

/** Publishes subgraphs as one batch. Of two that come at once, one is judged again on what the other made. */
export async function publishSubgraphs(
  ports: RegistryPorts,
  wish: PublishWish,
): Promise<Result<Published, readonly RevisionRefused[] | GraphRefused>> {
  const { composer, memory } = ports;
  const builds = wish.subgraphs.map(({ name, revision, sdl }) => {
    return { name, revision, sdlHash: composer.hash(sdl) };
  });
  const arriving = new Map(wish.subgraphs.map(({ sdl }) => [composer.hash(sdl), sdl]));
  const texts = [...arriving].map(([hash, text]): HashedText => ({ hash, text }));
  for (;;) {
    const head = await memory.head(wish.variant);
    const fresh = freshBuilds(head, builds);
    if (!fresh.ok) return fresh;
    if (fresh.value.length === 0) return ok(unchanged(head));
    const serving = withBuilds(head.serving, fresh.value);
    const judged = await judgeGraph(ports, head, serving, arriving);
    const isWaiting = !judged.ok && judged.error.code === 'DOES_NOT_COMPOSE' && head.supergraph === null;
    if (!judged.ok && !isWaiting) return err(judged.error);
    const next: GraphHead = {
      variant: head.variant,
      sequence: head.sequence + 1,
      supergraph: judged.ok ? judged.value.supergraph.hash : null,
      accepted: withBuilds(head.accepted, fresh.value),
      serving,
    };
    const { accepted: _accepted, ...after } = next;
    const changes = judged.ok ? judged.value.changes : [];
    const { author, commit } = wish;
    const act: GraphAct = {
      ...after,
      kind: 'PUBLISH',
      at: ports.clock.now(),
      author,
      commit,
      published: fresh.value,
      changes,
    };
    const written = judged.ok ? [...texts, judged.value.supergraph] : texts;
    if (!(await memory.commit(act, next, written))) continue;
    return ok({
      state: judged.ok ? 'PUBLISHED' : 'PENDING',
      supergraph: next.supergraph,
      sequence: next.sequence,
      published: fresh.value,
      changes,
      missing: judged.ok ? [] : judged.error.faults,
    });
  }
}

function unchanged({ supergraph, sequence }: GraphHead): Published {
  return { state: 'UNCHANGED', supergraph, sequence, published: [], changes: [], missing: [] };
}
