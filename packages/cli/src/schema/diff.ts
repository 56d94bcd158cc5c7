import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';
import { composeSupergraph, type SubgraphSdl } from './compose.ts';

export interface ApiChange {
  readonly level: 'BREAKING' | 'DANGEROUS' | 'NON_BREAKING';
  readonly message: string;
  /** The coordinate, e.g. `Query.offerings`. */
  readonly path: string | null;
}

/** How the composed public API changes from one set of subgraphs to another, breaking changes first. */
export async function diffSchemas(
  before: readonly SubgraphSdl[],
  after: readonly SubgraphSdl[],
): Promise<readonly ApiChange[]> {
  const changes = await diff(publicSchema(before), publicSchema(after));
  const order = ['BREAKING', 'DANGEROUS', 'NON_BREAKING'];
  return changes
    .map(({ criticality, message, path }) => ({
      level: levelOf(criticality.level),
      message,
      path: path ?? null,
    }))
    .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

function levelOf(level: CriticalityLevel): ApiChange['level'] {
  if (level === CriticalityLevel.Breaking) return 'BREAKING';
  return level === CriticalityLevel.Dangerous ? 'DANGEROUS' : 'NON_BREAKING';
}

/** The API as clients see it; an empty one where there was no subgraph yet. */
function publicSchema(subgraphs: readonly SubgraphSdl[]): GraphQLSchema {
  if (subgraphs.length === 0) return buildASTSchema(parse('type Query'), { assumeValidSDL: true });
  return buildASTSchema(transformSupergraphToPublicSchema(parse(composeSupergraph(subgraphs))), {
    assumeValidSDL: true,
  });
}
