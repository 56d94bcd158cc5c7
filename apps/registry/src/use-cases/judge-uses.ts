import { type Approval, approvedUntil } from '../domain/approval.ts';
import { type BrokenUse, type Finding, finding } from '../domain/check.ts';
import type { BreakingChange, RegistryPorts } from '../domain/ports.ts';
import { dayOf, firstDay } from '../domain/usage.ts';
import { breaksByContract, type Way } from './breaks-by-contract.ts';
import { type KnownUse, knownUses } from './known-uses.ts';

type Ports = Pick<
  RegistryPorts,
  'documentMemory' | 'composer' | 'memory' | 'usage' | 'checks' | 'clients' | 'clock' | 'days'
>;

/** Named one by one; more would be read by nobody. */
const MOST_USES = 100;

/**
 * Whom the way from one version to another breaks, by what was really run.
 * @param together clients whose own new version is deployed with the change.
 */
export async function judgeUses(
  ports: Ports,
  variant: string,
  way: Way,
  together: readonly string[],
): Promise<readonly Finding[]> {
  const { usage, clock, days } = ports;
  const from = firstDay(clock.now(), days.window);
  const uses = await knownUses(ports, variant);
  const breaking = await breaksByContract(ports, way, uses);
  if (breaking.length === 0) return [];
  const approvals = await ports.checks.approvals(variant);
  const facts = await ports.clients.facts([...new Set(uses.map(({ client }) => client))]);
  const today = dayOf(clock.now());

  const brokenBy = (change: BreakingChange, { client, operation, calls, lastSeen }: KnownUse): BrokenUse => ({
    client,
    clientName: facts.get(client)?.name ?? client,
    contact: facts.get(client)?.contact ?? null,
    operation: operation.hash,
    operationName: operation.name,
    calls,
    lastSeen,
    excuse: excuseOf(change, client, { approvals, today, together }),
  });
  const found = breaking.map(({ change, uses: broken }) =>
    findingOf(
      change,
      broken.map((use) => brokenBy(change, use)),
      days.window,
    ),
  );
  const lost = await usage.lostSince(variant, from);
  if (lost === 0) return found;
  const message = `${lost} calls of the last ${days.window} days could not be counted; somebody may be broken who is not named here.`;
  return [...found, finding('USAGE_LOST', 'WARNING', message)];
}

function excuseOf(
  change: BreakingChange,
  client: string,
  given: {
    readonly approvals: readonly Approval[];
    readonly today: Temporal.PlainDate;
    readonly together: readonly string[];
  },
): BrokenUse['excuse'] {
  const until = approvedUntil(given.approvals, change, client, given.today);
  if (until !== null) return { until };
  return given.together.includes(client) ? 'DEPLOYED_TOGETHER' : null;
}

function findingOf(change: BreakingChange, broken: readonly BrokenUse[], window: number): Finding {
  const uses = broken.filter((use) => !isSeenToo(use, broken));
  const { key, message, path } = change;
  if (uses.length === 0) {
    const said = `${message}. Breaking in form; nobody used it in the last ${window} days.`;
    return finding('BREAKS_NOBODY', 'INFO', said, { path, change: key });
  }
  const open = uses.filter(({ excuse }) => excuse === null);
  const clients = [...new Set((open.length > 0 ? open : uses).map(({ clientName }) => clientName))].join(
    ', ',
  );
  const how =
    open.length > 0
      ? `breaks ${clients}; keep it until they have moved, or approve it: quad schema approve "${key}" --client ${open[0]?.client} --until DATE --reason WHY`
      : `breaks ${clients}, which is approved or deployed with it`;
  return finding('BREAKS_CLIENTS', open.length > 0 ? 'ERROR' : 'WARNING', `${message}. This ${how}.`, {
    path,
    change: key,
    uses: uses.slice(0, MOST_USES),
  });
}

/** A registered operation of which calls were seen is named once. */
function isSeenToo({ client, operationName, calls }: BrokenUse, uses: readonly BrokenUse[]): boolean {
  return (
    calls === 0 &&
    uses.some((use) => use.client === client && use.operationName === operationName && use.calls > 0)
  );
}
