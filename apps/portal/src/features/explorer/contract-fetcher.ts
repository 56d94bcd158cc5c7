import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { csrfToken } from '../../graph/session.ts';

/**
 * Asks one contract of the graph as the signed-in person, so that the explorer shows what its clients would get.
 * @param contract the contract's name, as in its address.
 * @param preview the preview that answers instead of what is served; null for what is served.
 */
export function contractFetcher(contract: string, preview: string | null): Fetcher {
  return createGraphiQLFetcher({
    url: `/graphql/${encodeURIComponent(contract)}`,
    // The token of the session may change while the page is open, so it is read for each request.
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('x-quad-csrf', csrfToken());
      headers.set('apollographql-client-name', 'explorer');
      if (preview !== null) headers.set('quad-preview', preview);
      return window.fetch(input, { ...init, headers });
    },
  });
}
