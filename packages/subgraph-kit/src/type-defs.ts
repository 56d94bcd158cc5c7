import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DocumentNode, parse } from 'graphql';

const sharedSchema = new URL('../schema/shared.graphql', import.meta.url);

/** The SDL of a subgraph: every file of its `schema/` folder and the shared file, one document. */
export function readSdl(schemaDir: URL): string {
  const files = readdirSync(schemaDir)
    .filter((file) => file.endsWith('.graphql'))
    .sort();
  const own = files.map((file) => readFileSync(new URL(file, folderUrl(schemaDir)), 'utf8'));
  return [readSharedSdl(), ...own].join('\n');
}

/** The SDL of the types that every subgraph has a copy of. */
export function readSharedSdl(): string {
  return readFileSync(fileURLToPath(sharedSchema), 'utf8');
}

export function readTypeDefs(schemaDir: URL): DocumentNode {
  return parse(readSdl(schemaDir));
}

function folderUrl(url: URL): URL {
  return url.href.endsWith('/') ? url : new URL(`${url.href}/`);
}
