import type { Actor } from '@quad/kernel';
import { GraphQLError } from 'graphql';
import { readPageRequest, toConnection } from '../connection.ts';
import type { DisclosureLog } from './disclosure-log.ts';

/** Who merges the logs of all sides. */
const MERGER = 'directory';
const LONGEST_PAGE = 1_000;

/** The field by which a side tells its log, so that no two sides answer for each other. */
export function disclosureChangesField(side: string): string {
  return `${side}DisclosureChanges`;
}

/** Resolves a side's own log for directory, which merges them; for nobody else. */
export function disclosureChanges(log: DisclosureLog) {
  return async (
    _root: unknown,
    args: { readonly first: number; readonly after?: string | null },
    { principal }: Actor,
  ) => {
    if (principal.kind !== 'SERVICE' || principal.name !== MERGER) {
      throw new GraphQLError(`This is asked by ${MERGER} alone.`, { extensions: { code: 'FORBIDDEN' } });
    }
    const { first, after } = readPageRequest(args, LONGEST_PAGE);
    const page = await log.settled(after, first);
    return toConnection(
      {
        rows: page.rows.map(({ _id, chain: _chain, ...row }) => ({ id: _id, ...row })),
        hasNextPage: page.hasNextPage,
      },
      ({ id }) => id,
    );
  };
}

/** The field by which a side says whether its log is whole. */
export function disclosureCheckField(side: string): string {
  return `${side}DisclosureCheck`;
}

/** Resolves a check of a side's own log for the operator; it tells no student and no reader. */
export function disclosureCheck(log: DisclosureLog) {
  return async (_root: unknown, { after }: { readonly after?: string | null }, { principal }: Actor) => {
    if (principal.kind !== 'OPERATOR') {
      throw new GraphQLError('This is asked by the operator alone.', { extensions: { code: 'FORBIDDEN' } });
    }
    return log.check(after ?? null);
  };
}
