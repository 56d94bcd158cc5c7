import { ApolloLink } from '@apollo/client';
import type { DocumentNode } from 'graphql';

/** What the build puts into a document: the id under which its text was published. */
interface Persisted extends DocumentNode {
  readonly __meta__?: { readonly hash: string };
}

/**
 * Asks by the id of a document instead of its text, as GraphQL over HTTP's persisted documents have it. A document that
 * the build did not name goes as it is.
 */
export const askById = new ApolloLink((operation, forward) => {
  const hash = (operation.query as Persisted).__meta__?.hash;
  if (hash !== undefined) {
    operation.extensions.documentId = `sha256:${hash}`;
    operation.setContext(({ http }) => ({ http: { ...http, includeQuery: false } }));
  }
  return forward(operation);
});

/** Apollo's link knows no `documentId`: it comes here among the extensions, and goes on beside the variables. */
export const fetchById: typeof fetch = (input, init) =>
  fetch(input, typeof init?.body === 'string' ? { ...init, body: withDocumentId(init.body) } : init);

function withDocumentId(body: string): string {
  const asked = JSON.parse(body) as { readonly extensions?: { readonly documentId?: string } };
  const { documentId, ...extensions } = asked.extensions ?? {};
  return documentId === undefined ? body : JSON.stringify({ ...asked, extensions, documentId });
}
