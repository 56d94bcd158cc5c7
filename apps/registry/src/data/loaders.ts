import DataLoader from 'dataloader';
import type { ServedContract } from '../domain/contract.ts';
import type { GraphHead } from '../domain/graph-head.ts';
import { buildId, type GraphReads, type PublishedBuild } from '../domain/graph-reads.ts';
import type { GraphAct } from '../domain/history.ts';
import type { GraphScope } from '../domain/permissions.ts';

type Build = Pick<PublishedBuild, 'name' | 'revision'>;

/** Reads of one request, gathered and remembered, within what the principal may see. */
export function createLoaders(reads: GraphReads, scope: GraphScope) {
  let head: Promise<GraphHead | null> | undefined;
  let contracts: Promise<readonly ServedContract[]> | undefined;
  return {
    head() {
      head ??= reads.head(scope);
      return head;
    },
    contracts() {
      contracts ??= reads.contracts(scope);
      return contracts;
    },
    act: new DataLoader<number, GraphAct | null>((sequences) =>
      Promise.all(sequences.map((sequence) => reads.act(scope, sequence))),
    ),
    build: new DataLoader<Build, PublishedBuild | null, string>(
      async (builds) => {
        const found = new Map((await reads.published(scope, builds)).map((build) => [buildId(build), build]));
        return builds.map((build) => found.get(buildId(build)) ?? null);
      },
      { cacheKeyFn: buildId },
    ),
    text: new DataLoader<string, string | null>(async (hashes) => {
      const texts = await reads.texts(scope, hashes);
      return hashes.map((hash) => texts.get(hash) ?? null);
    }),
  };
}
