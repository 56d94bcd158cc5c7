import { createTransactions, type SubgraphDeps } from '@quad/subgraph-kit';
import { createClassFeed } from './data/class-feed.ts';
import { shareableFiles } from './data/file-reads.ts';
import { identityModels } from './data/identity-models.ts';
import { createMemory } from './data/memory.ts';
import { rosterModels } from './data/roster-models.ts';
import { createTenants } from './data/tenants.ts';
import type { RemoveTenant } from './domain/import-ports.ts';
import type { Memory, Ports, SharedObjects } from './domain/ports.ts';
import { createFileStore } from './out/file-store.ts';
import { createObjectStore } from './out/object-store.ts';
import { secrets, shortHash } from './out/secrets.ts';
import { createSharedObjects } from './out/shared-objects.ts';

/** What the deployable is told of files. */
export interface FileSetting {
  /** The S3-compatible store for complete files; the folder of the data folder without one. */
  readonly url: string | undefined;
  readonly quotaBytes: number;
  readonly keyFile: string;
  readonly jwks: string;
}

/** The parts that server and jobs share, made of what the deployable is given. */
export function wire(deps: SubgraphDeps, files: FileSetting) {
  const { connection, clock, newId, gateway } = deps;
  const roster = rosterModels(connection);
  const identity = identityModels(connection);
  const store = createFileStore(deps.dataDir, files.url === undefined ? null : createObjectStore(files.url));
  const feed = createClassFeed(connection, roster, identity);
  const transactions = createTransactions<Memory>({
    connection,
    clock,
    newId,
    gateway,
    repositories: (session) => createMemory(roster, identity, session),
  });
  const tenants = createTenants(roster, identity);
  const sharedObjects = createSharedObjects(
    deps.gateway,
    () => newId('request'),
    (ids) => shareableFiles(identity, ids),
  );
  const ports: Ports &
    RemoveTenant & { readonly store: typeof store; readonly sharedObjects: SharedObjects } = {
    clock,
    newId,
    secrets,
    transactions,
    hashOf: shortHash,
    feed: feed.memory,
    tenants,
    store,
    sharedObjects,
    fileQuotaBytes: files.quotaBytes,
  };
  return { roster, identity, store, feed, ports };
}
