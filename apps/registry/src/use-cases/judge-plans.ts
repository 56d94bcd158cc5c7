import { type Finding, finding } from '../domain/check.ts';
import type { PlanSize, RegistryPorts } from '../domain/ports.ts';
import { type KnownUse, knownUses } from './known-uses.ts';

/** Enough to see what most requests are; each is planned twice. */
const TOP_OPERATIONS = 50;

/** How the plans of the operations that are run most change. Nothing of it refuses: slower is for the team to weigh. */
export async function judgePlans(
  ports: Pick<RegistryPorts, 'usage' | 'documentMemory' | 'clock' | 'days' | 'comparePlans'>,
  variant: string,
  before: string,
  after: string,
): Promise<readonly Finding[]> {
  const uses = await knownUses(ports, variant);
  const byOperation = Map.groupBy(uses, ({ operation }) => operation.hash);
  const top = [...byOperation].sort((a, b) => callsOf(b[1]) - callsOf(a[1])).slice(0, TOP_OPERATIONS);
  if (top.length === 0) return [];
  const operations = top.flatMap(([id, [use]]) =>
    use === undefined ? [] : [{ id, text: use.operation.text }],
  );
  const plans = await ports.comparePlans(before, after, operations);
  if (plans === null) {
    const message =
      'Whether operations take longer to answer is not known: their plans could not be compared, for a reason in the log of the registry.';
    return [finding('PLANS_UNKNOWN', 'WARNING', message)];
  }
  return plans.flatMap(({ id, before: was, after: becomes }) => {
    if (was === null || becomes === null) return [];
    const change = becomes.hops - was.hops || becomes.fetches - was.fetches;
    if (change === 0) return [];
    const of = byOperation.get(id) ?? [];
    const name = of[0]?.operation.name ?? `An operation without a name (${id.slice(0, 8)})`;
    const clients = [...new Set(of.map(({ client }) => client))].join(', ');
    const message = `${name} (${clients}; ${callsOf(of)} calls) was answered by ${said(was)} and will be by ${said(becomes)}.`;
    return [finding('PLAN_CHANGED', change > 0 ? 'WARNING' : 'INFO', message)];
  });
}

const callsOf = (uses: readonly KnownUse[]) => uses.reduce((sum, { calls }) => sum + calls, 0);

const said = ({ fetches, hops }: PlanSize) =>
  `${fetches} ${fetches === 1 ? 'fetch' : 'fetches'}, ${hops} one behind the other`;
