import type { Running } from '@quad/subgraph-kit';
import { createTestSubgraph, type GatewayCall, type TestSubgraph } from '@quad/test-kit';
import { vi } from 'vitest';
import { createSectionProjection } from '../src/data/projections/section-projection.ts';
import type { ClassChange } from '../src/domain/class-change.ts';
import type { Section } from '../src/domain/section.ts';
import { followClasses } from '../src/jobs/follow-classes.ts';
import { createServer } from '../src/server.ts';
import { changeOf } from './sections.ts';

export interface World extends TestSubgraph {
  /** Follows until the projection stands at the feed's newest change, then stops. */
  catchUp(): Promise<void>;
  follow(): Running;
}

/** Scheduling on a database of its own, beside a feed that the test writes. */
export async function createWorld(): Promise<World> {
  const subgraph = await createTestSubgraph('scheduling', createServer);
  const follow = () => followClasses(subgraph.deps, createSectionProjection(subgraph.deps.connection), 5);
  return {
    ...subgraph,
    follow,
    async catchUp() {
      const running = follow();
      await vi.waitFor(
        async () => {
          const { projections } = (await subgraph.request({ method: 'GET', url: '/readyz' })).json();
          const newest = await newestVersion(subgraph);
          if (projections[0].changeVersion !== newest) throw new Error('The projection is still behind.');
        },
        { timeout: 10_000, interval: 10 },
      );
      await running.stop();
    },
  };
}

async function newestVersion(subgraph: TestSubgraph): Promise<number> {
  const answer = await subgraph.gateway.run<{ classChanges: { newestChangeVersion: number } }>(
    '',
    { after: null, first: 1 },
    'req_test',
  );
  return answer.classChanges.newestChangeVersion;
}

/** Answers as directory's feed does, in pages of `pageSize`; a cursor is the version that it stands behind. */
export function feedOf(changes: readonly ClassChange[], pageSize = 1_000) {
  const ordered = changes.toSorted((one, other) => one.changeVersion - other.changeVersion);
  return ({ variables }: Pick<GatewayCall, 'variables'>) => {
    const after = Number(variables.after ?? 0);
    const rest = ordered.filter((change) => change.changeVersion > after);
    const edges = rest.slice(0, Math.min(pageSize, Number(variables.first)));
    const endCursor = edges.at(-1)?.changeVersion;
    return {
      classChanges: {
        edges,
        pageInfo: { hasNextPage: rest.length > edges.length, endCursor: endCursor?.toString() ?? null },
        newestChangeVersion: ordered.at(-1)?.changeVersion ?? 0,
      },
    };
  };
}

/** A world whose projection holds the sections. */
export async function createWorldWith(sections: readonly Section[]): Promise<World> {
  const world = await createWorld();
  world.gateway.answer(feedOf(sections.map((section, index) => changeOf(section, index + 1))));
  await world.catchUp();
  return world;
}
