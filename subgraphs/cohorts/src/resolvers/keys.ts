import { type PageRequest, readPageRequest } from '@quad/subgraph-kit';
import { GraphQLError } from 'graphql';
import { sealKey } from '../domain/keyset.ts';
import type { Program } from '../domain/program.ts';
import { type ProgramEdition, startsOn } from '../domain/program-edition.ts';

// Sort keys of connections, as the repositories open them again.

export function programKey(program: Program): string {
  return sealKey({ id: program.id, by: program.name });
}

export function editionKey(edition: ProgramEdition): string {
  return sealKey({ id: edition.id, by: String(edition.academicYear) });
}

export function currentEditionKey(edition: ProgramEdition): string {
  return sealKey({ id: edition.id, by: startsOn(edition) ?? '' });
}

const keyForms = {
  program: /^prg_[^\n]+\n/,
  edition: /^edt_[^\n]+\n\d{4}$/,
  currentEdition: /^edt_[^\n]+\n(\d{4}-\d{2}-\d{2})?$/,
  signUp: /^sgn_[^\n]+$/,
} as const;

/**
 * The page request of a list; its cursor must come from a list of the same kind.
 * @throws GraphQLError BAD_USER_INPUT
 */
export function readPageOf(
  kind: keyof typeof keyForms,
  args: Parameters<typeof readPageRequest>[0],
): PageRequest {
  const request = readPageRequest(args);
  if (request.after !== null && !keyForms[kind].test(request.after)) {
    throw new GraphQLError('after must be a cursor that an earlier page of this list returned.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  return request;
}
