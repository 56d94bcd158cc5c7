import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { readSubgraphSdl } from '../schema/read-subgraph.ts';
import { schemaRevision } from '../schema/revision.ts';
import { CannotStart } from '../start/data-folder.ts';
import { repositoryRoot } from '../start/deployables.ts';
import { whoAndWhat } from './authorship.ts';
import { openRegistry, type RegistryClient, RegistryRefused } from './client.ts';
import { guessedRevision } from './told.ts';

/**
 * Publishes the subgraphs of this checkout that the registry does not have yet, as one batch.
 * @param keptFile the last good supergraph: with it the graph is served even when the registry fails.
 * @throws CannotStart when the registry refuses, or when it fails and there is nothing to serve.
 */
export async function publishCheckout(
  env: CliEnv,
  names: readonly string[],
  keptFile: string,
  say: (sentence: string) => void,
): Promise<void> {
  try {
    // Its own registry with its own key, whatever commands are pointed at.
    const own = { ...env, QUAD_REGISTRY_URL: undefined, QUAD_TOKEN: undefined };
    await publishNews(await openRegistry(own), names, say);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    // Who breaks can only be asked, or approved, while the graph runs as it was.
    const isRefused = error instanceof RegistryRefused && error.code !== 'BREAKS_CLIENTS';
    if (isRefused || !existsSync(keptFile)) throw new CannotStart(error.message, { cause: error });
    say(`${error.message} The graph is served as it was.`);
  }
}

/** What is deployed with the checkout, and the public, whose pages are the portal's. Vendors and scripts are not. */
const comesAlong = ['portal', 'public', 'cli', 'gateway', 'identity'];

async function publishNews(
  registry: RegistryClient,
  names: readonly string[],
  say: (sentence: string) => void,
): Promise<void> {
  const accepted = new Map((await acceptedBuilds(registry)).map((build) => [build.name, build]));
  const subgraphs = names
    .map((name) => ({
      ...readSubgraphSdl(repositoryRoot, name),
      ...schemaRevision(repositoryRoot, name),
    }))
    .filter(({ name, sdl }) => accepted.get(name)?.sdlHash !== sha256(sdl));
  const isLate = ({ name, revision }: { readonly name: string; readonly revision: number }) =>
    revision < (accepted.get(name)?.revision ?? 0);
  for (const { name } of subgraphs.filter(isLate))
    say(
      `${name} was published from elsewhere with a later schema than this checkout has, which stays; to publish this one, run "quad schema publish ${name} --revision ${(accepted.get(name)?.revision ?? 0) + 1}"`,
    );
  const news = subgraphs.filter((subgraph) => !isLate(subgraph));
  if (news.length === 0) return say('The graph is published already');
  const guessed = news.filter(({ from }) => from === 'FILES').map(({ name }) => name);
  if (guessed.length > 0) say(guessedRevision(guessed));
  const { state, missing } = await registry.post('publish', {
    ...whoAndWhat(),
    subgraphs: news.map(({ name, sdl, revision }) => ({ name, sdl, revision })),
    together: [...comesAlong, ...names],
  });
  if (state === 'PENDING') {
    throw new RegistryRefused('PENDING', `The graph is not whole:\n${missing.join('\n')}`);
  }
  say(`Published the graph: ${news.map(({ name }) => name).join(', ')}`);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function acceptedBuilds(registry: RegistryClient) {
  try {
    return (await registry.get('subgraphs', 'production')).accepted;
  } catch (error) {
    if (error instanceof RegistryRefused && error.code === 'VARIANT_UNKNOWN') return [];
    throw error;
  }
}
