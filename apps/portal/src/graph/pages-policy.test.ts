import { gql, InMemoryCache } from '@apollo/client';
import { expect, it } from 'vitest';
import { pages } from './pages-policy.ts';

const query = gql`
  query Schools($after: String) {
    schools(after: $after) {
      edges { cursor node { id } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

function cacheOf() {
  return new InMemoryCache({ typePolicies: { Query: { fields: { schools: pages() } } } });
}

function page(ids: readonly string[], hasNextPage: boolean) {
  const edges = ids.map((id) => ({
    __typename: 'Edge',
    cursor: id,
    node: { __typename: 'Organization', id },
  }));
  const pageInfo = { __typename: 'PageInfo', hasNextPage, endCursor: ids.at(-1) ?? null };
  return { schools: { __typename: 'Connection', edges, pageInfo } };
}

it('keeps a connection that did not come as null instead of as an empty list', () => {
  const cache = cacheOf();
  cache.writeQuery({ query, data: { schools: null } });
  expect(cache.readQuery({ query })).toEqual({ schools: null });
});

it('joins the next page to what is there, also after a first failure', () => {
  const cache = cacheOf();
  cache.writeQuery({ query, data: { schools: null } });
  cache.writeQuery({ query, data: page(['a', 'b'], true) });
  cache.writeQuery({ query, variables: { after: 'b' }, data: page(['c'], false) });
  const read = cache.readQuery<ReturnType<typeof page>>({ query });
  expect(read?.schools.edges.map(({ cursor }) => cursor)).toEqual(['a', 'b', 'c']);
});
