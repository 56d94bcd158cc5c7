import { GraphQLError } from 'graphql';

/** The number that a cursor holds. */
export function numberKey(key: string): number {
  if (/^\d{1,9}$/.test(key)) return Number(key);
  throw new GraphQLError('after must be a cursor that an earlier page returned.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
