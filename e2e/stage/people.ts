import { openGraph, readCliEnv } from '@quad/cli';
import { inject } from 'vitest';

/** The environment of the product that the journeys run on. */
export function stageEnv() {
  return readCliEnv({ QUAD_PORT: String(inject('quadPort')), QUAD_DATA: inject('quadDataDir') });
}

/** A bearer token of a person (by e-mail or id) or of a vendor, as scripts get them. */
export async function tokenFor(whom: { readonly as: string } | { readonly vendor: string }): Promise<string> {
  const graph = await openGraph(stageEnv());
  const answer = await graph.send('/auth/issuer/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(whom),
  });
  const body = JSON.parse(answer.text) as { access_token?: string; message?: string };
  if (body.access_token === undefined) throw new Error(`No token: ${body.message ?? answer.text}`);
  return body.access_token;
}

export interface GraphAnswer<Data> {
  readonly data: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly service?: string };
  }[];
}

/** Asks the public graph with a bearer token, or with none. */
export async function ask<Data>(
  token: string | null,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<GraphAnswer<Data>> {
  const answer = await fetch(`${inject('quadUrl')}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as GraphAnswer<Data>;
}
