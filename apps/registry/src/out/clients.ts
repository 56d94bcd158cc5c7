import { GatewayCallFailed, type GatewayClient, type Logger } from '@quad/subgraph-kit';
import type { ClientFacts, Clients } from '../domain/check-ports.ts';

const VENDORS = 'query VendorContacts($ids: [ID!]!) { vendorContacts(ids: $ids) { id name contactEmail } }';

interface Contacts {
  readonly vendorContacts: readonly {
    readonly id: string;
    readonly name: string;
    readonly contactEmail: string;
  }[];
}

/**
 * Clients as people know them: vendors by directory, apps by who owns them.
 * @param owners whom to write to about an app or a service, by its name.
 */
export function createClients(options: {
  readonly gateway: Pick<GatewayClient, 'run'>;
  readonly owners: Readonly<Record<string, string>>;
  readonly logger: Logger;
}): Clients {
  const { gateway, owners, logger } = options;

  async function vendors(ids: readonly string[]): Promise<readonly (readonly [string, ClientFacts])[]> {
    if (ids.length === 0) return [];
    try {
      const { vendorContacts } = await gateway.run<Contacts>(VENDORS, { ids }, 'schema-check');
      return vendorContacts.map(({ id, name, contactEmail }) => [id, { name, contact: contactEmail }]);
    } catch (error) {
      if (!(error instanceof GatewayCallFailed)) throw error;
      // A check that names vendors by their ids says more than none.
      logger.warn({ err: error }, 'vendors are named by their ids, since directory does not answer');
      return [];
    }
  }

  return {
    async facts(clients) {
      const ids = clients.filter((client) => client.startsWith('ven_'));
      const apps = clients
        .filter((client) => !client.startsWith('ven_'))
        .map((name) => [name, { name, contact: owners[name] ?? null }] as const);
      return new Map([...apps, ...(await vendors(ids))]);
    },
  };
}
