import { err, ok, type Result } from '@quad/kernel';
import type { Contract, ContractChanges, ContractRule } from '../domain/contract.ts';
import { type GraphRefused, graphRefused } from '../domain/errors.ts';
import type { GraphHead } from '../domain/graph-head.ts';
import type { HashedText, RegistryPorts } from '../domain/ports.ts';

export interface JudgedContracts {
  readonly contracts: readonly Contract[];
  /** The APIs of those that are served. */
  readonly texts: readonly HashedText[];
  /** How the API of each that was served before changes; of one that is new, nothing. */
  readonly changes: readonly ContractChanges[];
}

/**
 * Cuts contracts from a composed graph. One that nothing is tagged for yet waits and is not served; one that was served,
 * or that `mustServe` names, may not come to nothing.
 */
export async function judgeContracts(
  { composer, memory }: Pick<RegistryPorts, 'composer' | 'memory'>,
  head: Pick<GraphHead, 'contracts'>,
  rules: readonly ContractRule[],
  composed: string,
  mustServe: string | null,
): Promise<Result<JudgedContracts, GraphRefused>> {
  const cuts = composer.cut(composed, rules);
  const before = new Map(head.contracts.map((contract) => [contract.name, contract.sdlHash]));
  const empty = cuts
    .filter(({ rule, sdl, faults }) => {
      const isNeeded = rule.name === mustServe || (before.get(rule.name) ?? null) !== null;
      return sdl === null && faults.length === 0 && isNeeded;
    })
    .map(({ rule }) => emptyFault(rule));
  const faults = [...cuts.flatMap((cut) => cut.faults), ...empty];
  if (faults.length > 0) return err(graphRefused('CONTRACT_REFUSED', faults));
  const contracts = cuts.map(({ rule, sdl }): Contract => ({ ...rule, sdlHash: sdl?.hash ?? null }));
  const changed = cuts.flatMap(({ rule, sdl }) => {
    const known = before.get(rule.name) ?? null;
    return sdl === null || sdl.hash === known ? [] : [{ contract: rule.name, known, sdl }];
  });
  const kept = await memory.texts(changed.flatMap(({ known }) => (known === null ? [] : [known])));
  const changes = await Promise.all(
    changed.map(async ({ contract, known, sdl }) => ({
      contract,
      changes: known === null ? [] : await composer.contractChanges(kept.get(known) ?? '', sdl.text),
    })),
  );
  return ok({ contracts, texts: cuts.flatMap(({ sdl }) => (sdl === null ? [] : [sdl])), changes });
}

function emptyFault({ name, include }: ContractRule): string {
  const tags = include.map((tag) => `"${tag}"`).join(', ');
  return include.length === 0
    ? `Contract "${name}" has no field of Query left; exclude less.`
    : `Contract "${name}" would have nothing in it: no field of Query carries the tag ${tags}; tag one, or remove the contract.`;
}
