import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { askById, fetchById } from './by-id.ts';
import { createCache } from './cache.ts';
import { isSignedOut } from './faults.ts';
import { csrfToken, goToSignIn, readSession } from './session.ts';

// Partial answers are the rule here, so that results carry data and errors side by side.
declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface WatchQuery {
        errorPolicy: 'all';
      }
      interface Query {
        errorPolicy: 'all';
      }
      interface Mutate {
        errorPolicy: 'all';
      }
    }
  }
}

/** The one Apollo Client of the portal; partial answers are kept beside their errors. */
export function createClient(): ApolloClient {
  const withToken = new SetContextLink(({ headers }) => ({
    headers: { ...headers, 'x-quad-csrf': csrfToken() },
  }));
  const onLostSession = new ErrorLink(({ error }) => {
    const isLost = CombinedGraphQLErrors.is(error) ? isSignedOut(error.errors) : isUnauthorized(error);
    if (isLost) goToSignIn();
    // The token changes with a new sign-in in another tab; the next press then carries the new one.
    else if (ServerError.is(error) && error.statusCode === 403) void readSession();
  });
  return new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([
      onLostSession,
      withToken,
      askById,
      new HttpLink({ uri: '/graphql', fetch: fetchById }),
    ]),
    clientAwareness: { name: 'portal' },
    defaultOptions: {
      watchQuery: { errorPolicy: 'all', fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
      query: { errorPolicy: 'all' },
      mutate: { errorPolicy: 'all' },
    },
  });
}

function isUnauthorized(error: unknown): boolean {
  return ServerError.is(error) && error.statusCode === 401;
}
