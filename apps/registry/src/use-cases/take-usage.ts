import type { Clock } from '@quad/kernel';
import { dayOf, firstDay, type UsageBatch, type UsageDay, type UsageDays } from '../domain/usage.ts';
import type { UsageMemory } from '../domain/usage-ports.ts';

/** More different operations than this are not operations any more, but texts with values in their names. */
const MOST_OPERATIONS = 20_000;

export interface UsageTaken {
  /** Operations that were counted and whose text is to be sent. */
  readonly unknown: readonly string[];
}

/** Adds what a gateway counted; the same batch again changes nothing. */
export async function takeUsage(
  { usage, clock, days }: { readonly usage: UsageMemory; readonly clock: Clock; readonly days: UsageDays },
  wish: UsageBatch & { readonly variant: string },
): Promise<UsageTaken> {
  const now = clock.now();
  const { id, variant } = wish;
  const seen = [
    ...new Set([...wish.uses.map(({ operation }) => operation), ...wish.operations.map(({ hash }) => hash)]),
  ];
  const unknown = new Set(await usage.unknownOperations(variant, seen));
  const room = unknown.size === 0 ? 0 : MOST_OPERATIONS - (await usage.operationCount(variant));
  const refused = new Set([...unknown].slice(Math.max(0, room)));
  const taken = wish.uses.filter(({ operation }) => !refused.has(operation));
  const left = wish.uses.filter(({ operation }) => refused.has(operation));
  await usage.add({
    id,
    variant,
    at: now,
    lost: left.reduce((sum, { calls }) => sum + calls, wish.lost),
    operations: wish.operations.filter(({ hash }) => unknown.has(hash) && !refused.has(hash)),
    days: taken.map(({ lastSeenAgoMs, ...use }): UsageDay => {
      const lastSeen = now.subtract({ milliseconds: Math.round(lastSeenAgoMs) });
      return { ...use, lastSeen, day: dayOf(lastSeen) };
    }),
  });
  await usage.forgetBefore(firstDay(now, days.kept));
  const told = new Set(wish.operations.map(({ hash }) => hash));
  return { unknown: [...unknown].filter((hash) => !told.has(hash) && !refused.has(hash)) };
}
