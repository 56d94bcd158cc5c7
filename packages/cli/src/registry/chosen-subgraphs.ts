import { readFileSync } from 'node:fs';
import { CommandFailed } from '../graph/client.ts';
import { readSubgraphSdl } from '../schema/read-subgraph.ts';
import { schemaRevision } from '../schema/revision.ts';
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
    return [{ name, sdl: readSdlFile(sdl), revision: revisionOf(revision) ?? Date.now(), isGuessed: false }];
  }
  const known = readSubgraphs().map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new CommandFailed(
      `This checkout has no subgraph ${unknown.join(', ')}; it has ${known.join(', ')}.`,
      2,
    );
  const given = revisionOf(revision);
  return (names.length === 0 ? known : names).map((name) => {
    const found =
      given === undefined ? schemaRevision(repositoryRoot, name) : { revision: given, from: null };
    const isGuessed = found.from === 'FILES';
    return { ...readSubgraphSdl(repositoryRoot, name), revision: found.revision, isGuessed };
  });
}

export function revisionOf(wish: string | undefined): number | undefined {
  if (wish === undefined) return undefined;
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
