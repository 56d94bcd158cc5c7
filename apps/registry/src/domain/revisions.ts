import { err, ok, type Result } from '@quad/kernel';
import type { RevisionRefused } from './errors.ts';
import type { GraphHead, SubgraphBuild } from './graph-head.ts';

/**
 * The builds that are news. One with the revision and the hash of the newest accepted is left out: a process that
 * starts again says what it said before. A lower revision is an old process that came up late, and one revision stands
 * for one text; each of these is refused, and with it the whole batch.
 */
export function freshBuilds(
  head: GraphHead,
  builds: readonly SubgraphBuild[],
): Result<readonly SubgraphBuild[], readonly RevisionRefused[]> {
  const newest = new Map(head.accepted.map((build) => [build.name, build]));
  const refused: RevisionRefused[] = [];
  const fresh: SubgraphBuild[] = [];
  for (const build of builds) {
    const known = newest.get(build.name);
    if (known === undefined || build.revision > known.revision) fresh.push(build);
    else if (build.revision < known.revision) refused.push(stale(build, known));
    else if (build.sdlHash !== known.sdlHash) refused.push(taken(build));
  }
  return refused.length > 0 ? err(refused) : ok(fresh);
}

function stale({ name, revision }: SubgraphBuild, { revision: newest }: SubgraphBuild): RevisionRefused {
  return {
    code: 'STALE_REVISION',
    subgraph: name,
    revision,
    newest,
    message: `Revision ${revision} of ${name} is older than ${newest}, which was accepted; publish a later build, or roll back.`,
  };
}

function taken({ name, revision }: SubgraphBuild): RevisionRefused {
  return {
    code: 'REVISION_TAKEN',
    subgraph: name,
    revision,
    newest: revision,
    message: `Revision ${revision} of ${name} was accepted with another schema; give the changed one a higher revision.`,
  };
}
