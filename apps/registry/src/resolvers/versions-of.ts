import type { Context } from '../context.ts';
import type { SubgraphBuild } from '../domain/graph-head.ts';
import type { PublishedBuild } from '../domain/graph-reads.ts';

/** Builds with the acts that published them; each was, or it would not be known. */
export function versionsOf(
  loaders: Context['loaders'],
  builds: readonly SubgraphBuild[],
): Promise<readonly PublishedBuild[]> {
  return Promise.all(builds.map((build) => versionOf(loaders, build)));
}

export async function versionOf(loaders: Context['loaders'], build: SubgraphBuild): Promise<PublishedBuild> {
  const found = await loaders.build.load(build);
  if (found === null) throw new Error(`No act published ${build.name}@${build.revision}.`);
  return found;
}
