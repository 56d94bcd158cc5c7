import { composeServices } from '@theguild/federation-composition';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { withExternals } from './externals.ts';

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

/**
 * Composes a supergraph with logical routing URLs (`http://<name>.quad.internal/graphql`), which
 * the gateway maps to where each subgraph runs. The order of the subgraphs does not matter: the same set gives the
 * same text, whose hash is its name in the registry.
 * @throws CompositionFailed with every fault at once.
 */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const services = [...subgraphs]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((subgraph) => ({
      name: subgraph.name,
      typeDefs: parseSubgraph(subgraph),
      url: `http://${subgraph.name}.quad.internal/graphql`,
    }));
  const result = composeServices(services);
  if (result.errors !== undefined && result.errors.length > 0) {
    throw new CompositionFailed(result.errors.map((error) => error.message));
  }
  if (result.supergraphSdl === undefined) throw new CompositionFailed(['Composition gave no supergraph.']);
  return withExternals(result.supergraphSdl, services);
}

/** @throws CompositionFailed when the text is no SDL, with the place of the fault. */
export function parseSubgraph({ name, sdl }: SubgraphSdl): DocumentNode {
  try {
    return parse(sdl);
  } catch (cause) {
    if (!(cause instanceof GraphQLError)) throw cause;
    const [place] = cause.locations ?? [];
    const where = place === undefined ? '' : ` at line ${place.line}, column ${place.column}`;
    throw new CompositionFailed([`[${name}] is no SDL${where}: ${cause.message}`]);
  }
}
