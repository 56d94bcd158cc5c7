import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The root of the checkout, from where deployables are started. */
export const repositoryRoot = fileURLToPath(new URL('../../../..', import.meta.url));

/** The registry is also the subgraph `platform`. */
const REGISTRY = 'apps/registry';

const manifestShape = z.object({
  name: z.string().regex(/^[a-z]+$/),
  prefixes: z.array(z.string().regex(/^\/[a-z0-9/-]+$/)),
});

/** A subgraph as its own manifest declares it. */
export interface SubgraphManifest {
  readonly name: string;
  /** Public path prefixes that the gateway streams to it. */
  readonly prefixes: readonly string[];
  readonly folder: string;
  /** The process that serves it: its own, or for `platform` the registry. */
  readonly process: string;
}

/** The subgraphs of this checkout, by name. A subgraph without a manifest has no public paths. */
export function readSubgraphs(root: string = repositoryRoot): readonly SubgraphManifest[] {
  return [...readdirSync(join(root, 'subgraphs')).map((name) => join('subgraphs', name)), REGISTRY]
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(join(folder, 'src', 'index.ts')))
    .map((folder) => ({
      folder,
      process: basename(folder),
      ...readManifest(join(folder, 'manifest.json'), basename(folder)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readManifest(path: string, name: string): { name: string; prefixes: readonly string[] } {
  if (!existsSync(path)) return { name, prefixes: [] };
  const parsed = manifestShape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success)
    throw new Error(
      `${path} is no manifest: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`,
    );
  return parsed.data;
}
