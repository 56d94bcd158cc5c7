import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';

export interface ApiChange {
  readonly level: 'BREAKING' | 'DANGEROUS' | 'NON_BREAKING';
  readonly message: string;
  /** The coordinate, e.g. `Query.offerings`. */
  readonly path: string | null;
}

/**
 * How the public API changes from one supergraph to another, breaking changes first.
 * @param before null where nothing was published yet: then everything is new.
 */
export async function diffSupergraphs(before: string | null, after: string): Promise<readonly ApiChange[]> {
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

/** The API as clients see it; an empty one where there was no supergraph yet. */
export function publicSchema(supergraph: string | null): GraphQLSchema {
  const document =
    supergraph === null ? parse('type Query') : transformSupergraphToPublicSchema(parse(supergraph));
  return buildASTSchema(document, { assumeValidSDL: true });
}
