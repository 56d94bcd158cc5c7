import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { parse } from 'graphql';
import { afterEach, expect, it, vi } from 'vitest';
import { askById, fetchById } from './by-id.ts';

afterEach(() => vi.unstubAllGlobals());

async function sentFor(query: object): Promise<Record<string, unknown>> {
  const bodies: string[] = [];
  vi.stubGlobal('fetch', async (_input: unknown, init: { readonly body: string }) => {
    bodies.push(init.body);
    return Response.json({ data: { viewer: { kind: 'PERSON', __typename: 'Viewer' } } });
  });
  const link = ApolloLink.from([
    askById,
    new HttpLink({ uri: 'http://localhost/graphql', fetch: fetchById }),
  ]);
  const options = { errorPolicy: 'all' } as const;
  const defaultOptions = { watchQuery: options, query: options, mutate: options };
  const client = new ApolloClient({ cache: new InMemoryCache(), link, defaultOptions });
  await client.query({ query: query as never, variables: { first: 1 } });
  return JSON.parse(bodies[0] ?? '{}') as Record<string, unknown>;
}

const document = parse('query Home($first: Int) { viewer(first: $first) { kind __typename } }', {
  noLocation: true,
});

it('sends the id of a published document and not its text', async () => {
  const sent = await sentFor({ ...document, __meta__: { hash: 'a1b2' } });
  expect(sent).toMatchObject({ documentId: 'sha256:a1b2', operationName: 'Home', variables: { first: 1 } });
  expect(sent.query).toBeUndefined();
  expect(JSON.stringify(sent.extensions ?? {})).not.toContain('documentId');
});

it('sends the text of a document without an id', async () => {
  const sent = await sentFor(document);
  expect(sent.query).toContain('query Home');
  expect(sent.documentId).toBeUndefined();
});
