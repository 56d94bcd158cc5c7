import { wireClient } from './wire-client.ts';

/** Made before the writers begin, since a transaction cannot write into a collection that is newer than itself. */
export async function prepareCollections(port: number): Promise<void> {
  const client = await wireClient(port);
  const indexes = [
    { key: { unique: 1 }, name: 'unique_1', unique: true },
    { key: { tags: 1 }, name: 'tags_1' },
    { key: { owner: 1, n: -1 }, name: 'owner_1_n_-1' },
  ];
  await client.command({ create: 'accounts', $db: 'crash_a' });
  await client.command({ create: 'transfers', $db: 'crash_b' });
  await client.command({ createIndexes: 'rows', indexes, $db: 'crash_a' });
  client.close();
}
