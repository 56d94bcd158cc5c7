import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** The SDL of one subgraph, as composition takes it. */
export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

/** The subgraphs do not compose; each sentence says which and why. */
export class CompositionFailed extends Error {
  override name = 'CompositionFailed';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The subgraphs do not compose:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/** Reads one subgraph's SDL: its `schema/` folder and the shared file, as the subgraph itself loads them. */
export function readSubgraphSdl(root: string, name: string): SubgraphSdl {
  const shared = join(root, 'packages', 'subgraph-kit', 'schema', 'shared.graphql');
  const folder = join(root, 'subgraphs', name, 'schema');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => join(folder, file));
  return { name, sdl: [shared, ...files].map((file) => readFileSync(file, 'utf8')).join('\n') };
}

/**
 * Composes a supergraph with logical routing URLs (`http://<name>.quad.internal/graphql`), which
 * the gateway maps to where each subgraph runs.
 * @throws CompositionFailed with every fault at once.
 */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const result = composeServices(
    subgraphs.map(({ name, sdl }) => ({
      name,
      typeDefs: parse(sdl),
      url: `http://${name}.quad.internal/graphql`,
    })),
  );
  if (result.errors !== undefined && result.errors.length > 0) {
    throw new CompositionFailed(result.errors.map((error) => error.message));
  }
  if (result.supergraphSdl === undefined) throw new CompositionFailed(['Composition gave no supergraph.']);
  return result.supergraphSdl;
}
