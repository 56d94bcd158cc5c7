import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const manifest = fileURLToPath(new URL('../../apps/portal/dist/persisted-documents.json', import.meta.url));

export interface PortalAnswer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Asks the graph from within a page, with its session, by the name of an operation that the portal has published. */
export function askAsPortal<Data>(
  page: Page,
  operationName: string,
  variables: object = {},
): Promise<PortalAnswer<Data>> {
  const documents = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
  const named = new RegExp(`^(query|mutation) ${operationName}\\b`);
  const [id] = Object.entries(documents).find(([, text]) => named.test(text)) ?? [];
  if (id === undefined) throw new Error(`The built portal asks no ${operationName}; build it anew.`);
  return askWithSession(page, { documentId: `sha256:${id}`, variables });
}

/** Sends any body to the graph from within a page, with the session that its browser has. */
export function askWithSession<Data>(page: Page, body: object): Promise<PortalAnswer<Data>> {
  return page.evaluate(async (sent) => {
    const session = (await (await fetch('/auth/session')).json()) as { csrf: string };
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-quad-csrf': session.csrf },
      body: JSON.stringify(sent),
    });
    return (await answer.json()) as PortalAnswer<Data>;
  }, body);
}
