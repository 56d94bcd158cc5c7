import { err, ok, type Result } from '@quad/kernel';
import type { SchemaCheck } from '../domain/check.ts';
import type { ContractChanges } from '../domain/contract.ts';
import type { GraphRefused, RevisionRefused } from '../domain/errors.ts';
import { type GraphHead, type SubgraphBuild, withBuilds } from '../domain/graph-head.ts';
import type { ApiChange, Authorship, GraphAct } from '../domain/history.ts';
import type { HashedText, RegistryPorts, SubgraphText } from '../domain/ports.ts';
import { freshBuilds } from '../domain/revisions.ts';
import { judgeGraph } from './judge-graph.ts';
import { keepCheck } from './keep-check.ts';

export interface PublishWish extends Authorship {
  readonly variant: string;
  /** Published together or not at all; each name once. */
  readonly subgraphs: readonly (SubgraphText & { readonly revision: number })[];
  /** Clients whose own new version is deployed with it. */
  readonly together: readonly string[];
}

export interface Published {
  /** `PENDING`: kept until the others are there; `missing` says what lacks. `UNCHANGED`: all of it was known. */
  readonly state: 'PUBLISHED' | 'PENDING' | 'UNCHANGED';
  /** The version that is served now. */
  readonly supergraph: string | null;
  readonly sequence: number;
  readonly published: readonly SubgraphBuild[];
  readonly changes: readonly ApiChange[];
  /** How the APIs of contracts changed, those that did. */
  readonly contracts: readonly ContractChanges[];
  readonly missing: readonly string[];
  /** The judgement that was kept; null when there was nothing to judge. */
  readonly check: SchemaCheck | null;
}

/** The refusal of a graph, and the check that says all of it. */
export type PublishRefused = GraphRefused & { readonly check: SchemaCheck };

/** Publishes subgraphs as one batch. Of two that come at once, one is judged again on what the other made. */
export async function publishSubgraphs(
  ports: RegistryPorts,
  wish: PublishWish,
): Promise<Result<Published, readonly RevisionRefused[] | PublishRefused>> {
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
    const { together } = wish;
    const judged = await judgeGraph(ports, { head, builds: serving, arriving, together });
    const { refusal, supergraph, changes } = judged;
    const isWaiting = refusal?.code === 'DOES_NOT_COMPOSE' && head.supergraph === null;
    const about = { ...wish, kind: 'PUBLISH' as const, subgraphs: fresh.value };
    if (refusal !== null && !isWaiting) {
      return err({ ...refusal, check: await keepCheck(ports, about, judged) });
    }
    const next: GraphHead = {
      variant: head.variant,
      sequence: head.sequence + 1,
      supergraph: supergraph?.hash ?? null,
      accepted: withBuilds(head.accepted, fresh.value),
      serving,
      contracts: judged.contracts?.contracts ?? head.contracts,
    };
    const { accepted: _accepted, ...after } = next;
    const contractChanges = judged.contracts?.changes ?? [];
    const { author, commit } = wish;
    const act: GraphAct = {
      ...after,
      kind: 'PUBLISH',
      at: ports.clock.now(),
      author,
      commit,
      published: fresh.value,
      changes,
      contract: null,
      contractChanges,
    };
    const made = supergraph === null ? [] : [supergraph, ...(judged.contracts?.texts ?? [])];
    if (!(await memory.commit(act, next, [...texts, ...made]))) continue;
    return ok({
      state: isWaiting ? 'PENDING' : 'PUBLISHED',
      supergraph: next.supergraph,
      sequence: next.sequence,
      published: fresh.value,
      changes,
      contracts: contractChanges,
      missing: refusal?.faults ?? [],
      check: isWaiting ? null : await keepCheck(ports, about, judged),
    });
  }
}

function unchanged({ supergraph, sequence }: GraphHead): Published {
  const nothing = { published: [], changes: [], contracts: [], missing: [], check: null };
  return { state: 'UNCHANGED', supergraph, sequence, ...nothing };
}
