import { err, ok, type Result } from '@quad/kernel';
import type { SchemaCheck } from '../domain/check.ts';
import { type RollbackBreaks, type RollbackRefused, rollbackBreaks } from '../domain/errors.ts';
import type { ApiChange, Authorship, GraphAct } from '../domain/history.ts';
import type { RegistryPorts } from '../domain/ports.ts';
import { judgeRollback } from './judge-rollback.ts';
import { keepCheck } from './keep-check.ts';

export interface RollbackWish extends Authorship {
  readonly variant: string;
  /** The version to serve again: the hash of its supergraph, whole. */
  readonly version: string;
  /** Clients whose own earlier version is deployed with it. */
  readonly together: readonly string[];
  /** Also when it breaks clients: for when it burns. */
  readonly force: boolean;
}

export interface RolledBack {
  readonly supergraph: string;
  readonly sequence: number;
  readonly changes: readonly ApiChange[];
  /** The judgement that was kept; `refusedWith` when it was forced. */
  readonly check: SchemaCheck;
}

/** The refusal, and the check that names who would break. */
export type RollbackBreaking = RollbackBreaks & { readonly check: SchemaCheck };

/**
 * Serves a version that was served before, unless that breaks clients as they are today. Revisions stay: what was
 * published since is still too old to publish again.
 */
export async function rollBack(
  ports: RegistryPorts,
  wish: RollbackWish,
): Promise<Result<RolledBack, RollbackRefused | RollbackBreaking>> {
  const { memory, clock } = ports;
  const { variant, version, author, commit } = wish;
  for (;;) {
    const head = await memory.head(variant);
    if (head.supergraph === version) return err(refused('ALREADY_SERVED', version));
    const then = await memory.actThatServed(variant, version);
    if (head.supergraph === null || then === null) return err(refused('VERSION_UNKNOWN', version));
    const served = { ...head, supergraph: head.supergraph };
    const { way, changes, findings } = await judgeRollback(ports, served, then, wish);
    const faults = findings.filter(({ severity }) => severity === 'ERROR').map(({ message }) => message);
    const refusal = faults.length === 0 ? null : rollbackBreaks(faults);
    const about = { ...wish, kind: 'ROLLBACK' as const, subgraphs: then.serving };
    const judgement = { supergraph: { hash: version }, changes, findings, refusal };
    if (refusal !== null && !wish.force) {
      return err({ ...refusal, check: await keepCheck(ports, about, judgement) });
    }
    const sequence = head.sequence + 1;
    const after = {
      variant,
      sequence,
      supergraph: version,
      serving: then.serving,
      contracts: then.contracts,
    };
    const act: GraphAct = {
      ...after,
      kind: 'ROLLBACK',
      at: clock.now(),
      author,
      commit,
      published: [],
      changes,
      contract: null,
      contractChanges: way.contracts.changes,
    };
    if (!(await memory.commit(act, { ...after, accepted: head.accepted }, []))) continue;
    const check = await keepCheck(ports, about, judgement);
    return ok({ supergraph: version, sequence, changes, check });
  }
}

function refused(code: RollbackRefused['code'], version: string): RollbackRefused {
  const message =
    code === 'ALREADY_SERVED'
      ? `Version ${version} is served already; nothing to roll back.`
      : `No version ${version} was ever served here; take one from the history.`;
  return { code, version, message };
}
