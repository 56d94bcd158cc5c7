import { GraphQLError } from 'graphql';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { search } from '../search.ts';

export const searchDirectory: NonNullable<QueryResolvers['searchDirectory']> = (
  _root,
  { text, first },
  context,
) => {
  if (text.trim().length < 2 || first < 1 || first > 50) {
    throw new GraphQLError('text needs at least 2 characters, first must be 1 to 50.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  return search(context, text, first);
};
