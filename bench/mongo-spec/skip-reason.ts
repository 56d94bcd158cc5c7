import type { Requirement, SpecFile, SpecTest } from './spec.ts';

/** Why a test is not run; the last is no property of the test: the server must be seen to refuse it. */
export type SkipReason = 'failpoint' | 'sharded' | 'auth' | 'server version' | 'operation not used';

/** What the server that is tested says of itself. */
export interface ServerFacts {
  readonly version: string;
  /** One node that says it is a replica set. */
  readonly topology: 'replicaset';
}

type Unmet = 'sharded' | 'auth' | 'server version';

function parts(version: string): readonly number[] {
  return version.split('.').map(Number);
}

/** Negative when `left` is the older; parts that are not written are 0, as in `5.0`. */
function compareVersions(left: string, right: string): number {
  const [a, b] = [parts(left), parts(right)];
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const order = (a[i] ?? 0) - (b[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function unmet(requirement: Requirement, server: ServerFacts): Unmet | undefined {
  const { topologies, auth, minServerVersion, maxServerVersion } = requirement;
  if (topologies !== undefined && !topologies.includes(server.topology)) return 'sharded';
  if (auth === true) return 'auth';
  if (minServerVersion !== undefined && compareVersions(server.version, minServerVersion) < 0)
    return 'server version';
  if (maxServerVersion !== undefined && compareVersions(server.version, maxServerVersion) > 0)
    return 'server version';
  return undefined;
}

/** One of the alternatives must be met; else the reason of the last is the reason. */
function unmetByAll(requirements: readonly Requirement[], server: ServerFacts): Unmet | undefined {
  let reason: Unmet | undefined;
  for (const requirement of requirements) {
    reason = unmet(requirement, server);
    if (reason === undefined) return undefined;
  }
  return reason;
}

/** Fail points are a server's own test switches, set by operations that may lie inside a callback or a loop. */
function setsFailPoint(operations: unknown): boolean {
  if (Array.isArray(operations)) return operations.some(setsFailPoint);
  if (typeof operations !== 'object' || operations === null) return false;
  const { name, object } = operations as { name?: unknown; object?: unknown };
  if (object === 'testRunner' && (name === 'failPoint' || name === 'targetedFailPoint')) return true;
  return Object.values(operations).some(setsFailPoint);
}

/** The reason that follows from the test itself, or undefined when this server has to run it. */
export function derivedReason(file: SpecFile, test: SpecTest, server: ServerFacts): SkipReason | undefined {
  if (setsFailPoint(test.operations)) return 'failpoint';
  return unmetByAll(file.runOnRequirements ?? [], server) ?? unmetByAll(test.runOnRequirements ?? [], server);
}
