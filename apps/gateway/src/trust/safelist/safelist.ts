import type { Principal } from '@quad/kernel';

/** The client whose pages people use with a session. */
export const PORTAL = 'portal';

/** The documents that one client has published. */
export interface ClientDocuments {
  readonly client: string;
  readonly documents: readonly { readonly id: string; readonly text: string }[];
}

/** Which documents each client has published; replaced as a whole when the registry has other ones. */
export interface Safelist {
  /** The text under an id; undefined when the client has published none by it. */
  textOf(client: string, id: string): string | undefined;
  /** Whether a client has published this very text. */
  has(client: string, text: string): boolean;
  replace(clients: readonly ClientDocuments[]): void;
}

export function createSafelist(): Safelist {
  let texts = new Map<string, ReadonlyMap<string, string>>();
  let known = new Map<string, ReadonlySet<string>>();
  return {
    textOf: (client, id) => texts.get(client)?.get(id),
    has: (client, text) => known.get(client)?.has(text) === true,
    replace(clients) {
      texts = new Map(
        clients.map(({ client, documents }) => [
          client,
          new Map(documents.map(({ id, text }) => [id, text])),
        ]),
      );
      known = new Map(
        clients.map(({ client, documents }) => [client, new Set(documents.map(({ text }) => text))]),
      );
    },
  };
}

/** Under which name a principal's documents are published. */
export function publisherOf(principal: Principal): string {
  return principal.kind === 'VENDOR' ? principal.vendorId : PORTAL;
}
