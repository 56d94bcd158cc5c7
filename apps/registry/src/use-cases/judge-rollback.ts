import type { Finding } from '../domain/check.ts';
import { type ContractChanges, isServed } from '../domain/contract.ts';
import type { GraphHead } from '../domain/graph-head.ts';
import type { ApiChange } from '../domain/history.ts';
import type { HashedText, RegistryPorts } from '../domain/ports.ts';
import type { Way } from './breaks-by-contract.ts';
import { judgeUses } from './judge-uses.ts';

/** What going back comes to. */
export interface RollbackJudgement {
  readonly way: Way;
  /** How the public API differs from what is served now. */
  readonly changes: readonly ApiChange[];
  readonly findings: readonly Finding[];
}

/**
 * Holds an earlier version against what clients run today: who began to use what came after it breaks. That it composes
 * and runs was proved when it was served.
 */
export async function judgeRollback(
  ports: RegistryPorts,
  head: GraphHead & { readonly supergraph: string },
  then: Pick<GraphHead, 'contracts'>,
  wish: { readonly version: string; readonly together: readonly string[] },
): Promise<RollbackJudgement> {
  const { memory, composer } = ports;
  const kept = await memory.texts([head.supergraph, wish.version]);
  const [before, after] = [kept.get(head.supergraph) ?? '', kept.get(wish.version) ?? ''];
  const contracts = await contractsThen(ports, head, then);
  const way: Way = { before, after, contractsBefore: head.contracts, contracts };
  return {
    way,
    changes: await composer.changes(before, after),
    findings: await judgeUses(ports, head.variant, way, wish.together),
  };
}

/** The contracts as they were, and how the APIs of those change that are served before and after. */
async function contractsThen(
  { memory, composer }: Pick<RegistryPorts, 'memory' | 'composer'>,
  head: Pick<GraphHead, 'contracts'>,
  then: Pick<GraphHead, 'contracts'>,
): Promise<Way['contracts']> {
  const now = new Map(head.contracts.filter(isServed).map(({ name, sdlHash }) => [name, sdlHash]));
  const served = then.contracts.filter(isServed);
  const kept = await memory.texts([...now.values(), ...served.map(({ sdlHash }) => sdlHash)]);
  const changed = served
    .map(({ name, sdlHash }) => ({ contract: name, was: now.get(name) ?? null, is: sdlHash }))
    .filter(({ was, is }) => was !== is);
  const changes = changed.map(
    async ({ contract, was, is }): Promise<ContractChanges> => ({
      contract,
      changes: was === null ? [] : await composer.contractChanges(kept.get(was) ?? '', kept.get(is) ?? ''),
    }),
  );
  const texts = served.map(({ sdlHash }): HashedText => ({ hash: sdlHash, text: kept.get(sdlHash) ?? '' }));
  return { contracts: then.contracts, texts, changes: await Promise.all(changes) };
}
