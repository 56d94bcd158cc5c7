import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubgraphSdl } from '@quad/composition';
import { readSubgraphs } from '../start/deployables.ts';

/** Reads one subgraph's SDL: its `schema/` folder and the shared file, as the subgraph itself loads them. */
export function readSubgraphSdl(root: string, name: string): SubgraphSdl {
  return {
    name,
    sdl: schemaFiles(root, name)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n'),
  };
}

/** The files of a subgraph's schema, the shared one first. */
export function schemaFiles(root: string, name: string): readonly string[] {
  const shared = join(root, 'packages', 'subgraph-kit', 'schema', 'shared.graphql');
  const subgraph = readSubgraphs(root).find((candidate) => candidate.name === name);
  if (subgraph === undefined) throw new Error(`There is no subgraph ${name} in ${root}.`);
  const folder = join(subgraph.folder, 'schema');
  const own = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => join(folder, file));
  return [shared, ...own];
}
