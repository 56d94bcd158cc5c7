import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { readSubgraphSdl, schemaRevision } from '../schema/read-subgraph.ts';
import { CannotStart } from '../start/data-folder.ts';
import { repositoryRoot } from '../start/deployables.ts';
import { whoAndWhat } from './authorship.ts';
import { openRegistry, type RegistryClient, RegistryRefused } from './client.ts';

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
    say(await publishNews(await openRegistry(own), names));
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    const isRefused = error instanceof RegistryRefused;
    if (isRefused || !existsSync(keptFile)) throw new CannotStart(adviceOn(error), { cause: error });
    say(`${error.message} The graph is served as it was.`);
  }
}

async function publishNews(registry: RegistryClient, names: readonly string[]): Promise<string> {
  const known = new Set((await acceptedBuilds(registry)).map(({ name, sdlHash }) => `${name} ${sdlHash}`));
  const subgraphs = names
    .map((name) => ({
      ...readSubgraphSdl(repositoryRoot, name),
      revision: schemaRevision(repositoryRoot, name),
    }))
    .filter(({ name, sdl }) => !known.has(`${name} ${createHash('sha256').update(sdl).digest('hex')}`));
  if (subgraphs.length === 0) return `The graph of ${names.length} subgraphs is published already`;
  const { state, missing } = await registry.post('publish', { ...whoAndWhat(), subgraphs });
  if (state === 'PENDING')
    throw new RegistryRefused('PENDING', `The graph is not whole:\n${missing.join('\n')}`);
  return `Published the graph: ${subgraphs.map(({ name }) => name).join(', ')}`;
}

async function acceptedBuilds(registry: RegistryClient) {
  try {
    return (await registry.get('subgraphs', 'production')).accepted;
  } catch (error) {
    if (error instanceof RegistryRefused && error.code === 'VARIANT_UNKNOWN') return [];
    throw error;
  }
}

function adviceOn(error: CommandFailed): string {
  if (!(error instanceof RegistryRefused) || error.code !== 'STALE_REVISION') return error.message;
  return `${error.message}\nThis checkout's schema is older than what was published on this data folder: start the newer checkout, or touch the files of the schema to publish them as a new build.`;
}
