import { err, ok, type Result } from '@quad/kernel';
import type { RollbackRefused } from '../domain/errors.ts';
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
    const changes = await composer.changes(texts.get(head.supergraph) ?? '', texts.get(version) ?? '');
    const sequence = head.sequence + 1;
    const after = { variant, sequence, supergraph: version, serving: then.serving };
    const made = { kind: 'ROLLBACK' as const, at: clock.now(), author, commit, published: [], changes };
    if (await memory.commit({ ...after, ...made }, { ...after, accepted: head.accepted }, [])) {
      return ok({ supergraph: version, sequence, changes });
    }
  }
}

function refused(code: RollbackRefused['code'], version: string): RollbackRefused {
  const message =
    code === 'ALREADY_SERVED'
      ? `Version ${version} is served already; nothing to roll back.`
      : `No version ${version} was ever served here; take one from the history.`;
  return { code, version, message };
}
