import { readFileSync } from 'node:fs';
import { CommandFailed } from '../graph/client.ts';
import { readSubgraphSdl, schemaRevision } from '../schema/read-subgraph.ts';
import { readSubgraphs, repositoryRoot } from '../start/deployables.ts';

/** What is to be published: the checkout's own schemas, or one from a file. */
export function chosenSubgraphs(
  names: readonly string[],
  { sdl, revision }: { readonly sdl?: string; readonly revision?: string },
) {
  if (sdl !== undefined) {
    const [name, ...others] = names;
    if (name === undefined || others.length > 0)
      throw new CommandFailed('Name the one subgraph whose schema the file holds.', 2);
    return [{ name, sdl: readSdlFile(sdl), revision: revisionOf(revision, Date.now()) }];
  }
  const known = readSubgraphs().map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new CommandFailed(
      `This checkout has no subgraph ${unknown.join(', ')}; it has ${known.join(', ')}.`,
      2,
    );
  return (names.length === 0 ? known : names).map((name) => ({
    ...readSubgraphSdl(repositoryRoot, name),
    revision: revisionOf(revision, schemaRevision(repositoryRoot, name)),
  }));
}

function revisionOf(wish: string | undefined, otherwise: number): number {
  if (wish === undefined) return otherwise;
  if (/^\d{1,15}$/.test(wish)) return Number(wish);
  throw new CommandFailed(`--revision ${wish} is no whole number; give a build number.`, 2);
}

/** The SDL of a file for `--sdl`. */
function readSdlFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CommandFailed(`The schema ${path} cannot be read; check the path.`, 2, { cause });
  }
}
