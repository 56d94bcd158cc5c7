import { validSets } from '../domain/document-sets.ts';
import type { RegistryPorts } from '../domain/ports.ts';
import { firstDay, type OperationUse } from '../domain/usage.ts';

/** What a client ran lately, or registered that it will run: then without calls. */
export type KnownUse = Omit<OperationUse, 'lastSeen'> & { readonly lastSeen: Temporal.Instant | null };

/** Who uses what: seen within the window, most calls first, and then what is registered as persisted documents. */
export async function knownUses(
  ports: Pick<RegistryPorts, 'usage' | 'documentMemory' | 'clock' | 'days'>,
  variant: string,
): Promise<readonly KnownUse[]> {
  const { usage, documentMemory, clock, days } = ports;
  const now = clock.now();
  const seen = await usage.usesSince(variant, firstDay(now, days.window));
  const sets = validSets(await documentMemory.sets(variant), now);
  const texts = await documentMemory.texts([...new Set(sets.flatMap(({ documents }) => documents))]);
  const registered = sets.flatMap(({ client, documents }) =>
    documents.map((hash): [string, KnownUse] => {
      const text = texts.get(hash) ?? '';
      const operation = { hash, name: nameIn(text), text };
      return [`${client} ${hash}`, { client, operation, calls: 0, errors: 0, lastSeen: null }];
    }),
  );
  return [...seen, ...new Map(registered).values()];
}

const nameIn = (text: string) => /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1] ?? null;
