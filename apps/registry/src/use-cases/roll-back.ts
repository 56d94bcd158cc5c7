import { err, ok, type Result } from '@quad/kernel';
import { type ContractChanges, isServed } from '../domain/contract.ts';
import type { RollbackRefused } from '../domain/errors.ts';
import type { GraphHead } from '../domain/graph-head.ts';
import type { ApiChange, Authorship } from '../domain/history.ts';
import type { RegistryPorts } from '../domain/ports.ts';

export interface RollbackWish extends Authorship {
  readonly variant: string;
  /** The version to serve again: the hash of its supergraph, whole. */
  readonly version: string;
}

export interface RolledBack {
  readonly supergraph: string;
  readonly sequence: number;
  readonly changes: readonly ApiChange[];
}

/** Serves a version that was served before. Revisions stay: what was published since is still too old to publish again. */
export async function rollBack(
  { memory, composer, clock }: RegistryPorts,
  wish: RollbackWish,
): Promise<Result<RolledBack, RollbackRefused>> {
  const { variant, version, author, commit } = wish;
  for (;;) {
    const head = await memory.head(variant);
    if (head.supergraph === version) return err(refused('ALREADY_SERVED', version));
    const then = await memory.actThatServed(variant, version);
    if (head.supergraph === null || then === null) return err(refused('VERSION_UNKNOWN', version));
    const texts = await memory.texts([head.supergraph, version]);
    const contractChanges = await changesOfContracts({ memory, composer }, head, then);
    const changes = await composer.changes(texts.get(head.supergraph) ?? '', texts.get(version) ?? '');
    const sequence = head.sequence + 1;
    const after = {
      variant,
      sequence,
      supergraph: version,
      serving: then.serving,
      contracts: then.contracts,
    };
    const made = {
      kind: 'ROLLBACK' as const,
      at: clock.now(),
      author,
      commit,
      published: [],
      changes,
      contractChanges,
    };
    if (
      await memory.commit({ ...after, ...made, contract: null }, { ...after, accepted: head.accepted }, [])
    ) {
      return ok({ supergraph: version, sequence, changes });
    }
  }
}

/** How the APIs of the contracts change that are served before and after. */
async function changesOfContracts(
  { memory, composer }: Pick<RegistryPorts, 'memory' | 'composer'>,
  head: Pick<GraphHead, 'contracts'>,
  then: Pick<GraphHead, 'contracts'>,
): Promise<readonly ContractChanges[]> {
  const before = new Map(head.contracts.filter(isServed).map(({ name, sdlHash }) => [name, sdlHash]));
  const changed = then.contracts
    .filter(isServed)
    .flatMap(({ name, sdlHash }) => ({ contract: name, was: before.get(name) ?? null, is: sdlHash }))
    .filter(({ was, is }) => was !== is);
  const texts = await memory.texts(changed.flatMap(({ was, is }) => (was === null ? [is] : [was, is])));
  return Promise.all(
    changed.map(async ({ contract, was, is }) => ({
      contract,
      changes: was === null ? [] : await composer.contractChanges(texts.get(was) ?? '', texts.get(is) ?? ''),
    })),
  );
}

function refused(code: RollbackRefused['code'], version: string): RollbackRefused {
  const message =
    code === 'ALREADY_SERVED'
      ? `Version ${version} is served already; nothing to roll back.`
      : `No version ${version} was ever served here; take one from the history.`;
  return { code, version, message };
}
