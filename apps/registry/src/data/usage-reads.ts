import type { Clock } from '@quad/kernel';
import type { CheckMemory } from '../domain/check-ports.ts';
import { SERVED_VARIANT } from '../domain/graph-reads.ts';
import type { Composer, GraphMemory } from '../domain/ports.ts';
import { firstDay, type OperationUse, type UsageDays } from '../domain/usage.ts';
import type { UsageMemory } from '../domain/usage-ports.ts';
import { callsOf, type SeenOperation, type UsageReads } from '../domain/usage-reads.ts';

/** Use and checks of the served graph for its pages, from the same rows that the registry acts on. */
export function createUsageReads(ports: {
  readonly memory: GraphMemory;
  readonly usage: UsageMemory;
  readonly checks: CheckMemory;
  readonly composer: Composer;
  readonly clock: Clock;
  readonly days: UsageDays;
}): UsageReads {
  const { memory, usage, checks, composer, clock, days } = ports;
  const variant = SERVED_VARIANT;
  const from = () => firstDay(clock.now(), days.window);

  async function served(): Promise<string | null> {
    const { supergraph } = await memory.head(variant);
    return supergraph === null ? null : ((await memory.texts([supergraph])).get(supergraph) ?? null);
  }

  async function seen(): Promise<readonly SeenOperation[]> {
    const uses = Map.groupBy(await usage.usesSince(variant, from()), ({ operation }) => operation.hash);
    return [...uses.values()]
      .flatMap((of): SeenOperation[] => (of[0] === undefined ? [] : [{ ...of[0].operation, uses: of }]))
      .sort((a, b) => callsOf(b.uses) - callsOf(a.uses) || (a.hash < b.hash ? -1 : 1));
  }

  return {
    operations: async ({ reach }) => (reach !== 'EVERYTHING' ? [] : seen()),
    days: async ({ reach }, operation) =>
      reach !== 'EVERYTHING' ? [] : usage.daysOf(variant, operation, from()),
    async touched({ reach }, { hash, text }) {
      const supergraph = reach !== 'EVERYTHING' ? null : await served();
      if (supergraph === null) return [];
      return composer
        .fieldUses(supergraph, [{ id: hash, text }])
        .flatMap(({ coordinate, operations }) => (operations.length > 0 ? [coordinate] : []));
    },
    async fields({ reach }) {
      const supergraph = reach !== 'EVERYTHING' ? null : await served();
      if (supergraph === null) return [];
      const operations = await seen();
      const uses = new Map(operations.map(({ hash, uses: of }) => [hash, of]));
      const texts = operations.map(({ hash, text }) => ({ id: hash, text }));
      return composer
        .fieldUses(supergraph, texts)
        .map(({ coordinate, deprecationReason, operations: of }) => ({
          coordinate,
          deprecationReason,
          uses: of.flatMap((hash): readonly OperationUse[] => uses.get(hash) ?? []),
        }));
    },
    check: async ({ reach }, id) => (reach !== 'EVERYTHING' ? null : ofVariant(await checks.check(id))),
    checks: async ({ reach }, first, after) =>
      reach !== 'EVERYTHING' ? [] : checks.checks(variant, first + 1, after),
    approvals: async ({ reach }) => (reach !== 'EVERYTHING' ? [] : checks.approvals(variant)),
  };
}

const ofVariant = <Kept extends { readonly variant: string }>(kept: Kept | null): Kept | null =>
  kept?.variant === SERVED_VARIANT ? kept : null;
