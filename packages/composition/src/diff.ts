import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { withoutContracts } from './contracts/directives.ts';

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
  return diffApis(before === null ? null : publicApi(before), publicApi(after));
}

/**
 * How an API changes, breaking changes first.
 * @param before null where there was none: then everything is new.
 */
export async function diffApis(
  before: DocumentNode | null,
  after: DocumentNode,
): Promise<readonly ApiChange[]> {
  const changes = await diff(schemaOf(before ?? parse('type Query')), schemaOf(after));
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

/** The API of a supergraph as clients see it. */
export function publicApi(supergraph: string): DocumentNode {
  return transformSupergraphToPublicSchema(withoutContracts(parse(supergraph, { noLocation: true })));
}

export const publicSchema = (supergraph: string): GraphQLSchema => schemaOf(publicApi(supergraph));

export function schemaOf(document: DocumentNode): GraphQLSchema {
  return buildASTSchema(document, { assumeValidSDL: true });
}
