import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { composeServices, transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { parse, print } from 'graphql';

/**
 * The public API schema of the graph, composed from the SDL of every subgraph as it stands on disk.
 * @param root folder of the repository, which holds `subgraphs/`, `apps/` and `packages/`.
 * @throws Error naming every composition fault, so that a broken contract stops the build.
 */
export function apiSchemaFromDisk(root: string): string {
  return print(transformSupergraphToPublicSchema(parse(supergraphFromDisk(root))));
}

/** The composed graph with what each subgraph gives, from the SDL on disk; throws as `apiSchemaFromDisk` does. */
export function supergraphFromDisk(root: string): string {
  const shared = readFileSync(join(root, 'packages/subgraph-kit/schema/shared.graphql'), 'utf8');
  const files = globSync(join(root, '{subgraphs/*,apps/registry}/schema/*.graphql'));
  const folders = [...new Set(files.map((file) => dirname(file)))];
  const services = folders.sort().map((folder) => {
    const name = nameOf(basename(dirname(folder)));
    return {
      name,
      url: `http://${name}.quad.internal/graphql`,
      typeDefs: parse([shared, ...sdlOf(folder)].join('\n')),
    };
  });
  const composed = composeServices(services);
  if (composed.supergraphSdl === undefined) {
    const faults = (composed.errors ?? []).map((fault) => `- ${fault.message}`).join('\n');
    throw new Error(`The subgraphs (${services.map((s) => s.name).join(', ')}) do not compose:\n${faults}`);
  }
  return composed.supergraphSdl;
}

/** The registry is also the subgraph `platform`. */
const nameOf = (folder: string) => (folder === 'registry' ? 'platform' : folder);

function sdlOf(folder: string): string[] {
  return globSync(join(folder, '*.graphql'))
    .sort()
    .map((file) => readFileSync(file, 'utf8'));
}
