import { type Contract, contractOf, isServed, PEOPLE, type ServedContract } from '../domain/contract.ts';
import type { BreakingChange, RegistryPorts } from '../domain/ports.ts';
import type { Operation } from '../domain/usage.ts';
import type { JudgedContracts } from './judge-contracts.ts';

/** From what is served to what would be. */
export interface Way {
  /** Supergraphs. */
  readonly before: string;
  readonly after: string;
  readonly contractsBefore: readonly Contract[];
  readonly contracts: JudgedContracts;
}

/** An operation of a client. */
interface Use {
  readonly client: string;
  readonly operation: Operation;
}

/** A change that breaks clients in form, and the uses of it that break indeed. */
interface BreakingUses<Of extends Use> {
  readonly change: BreakingChange;
  readonly uses: readonly Of[];
}

/**
 * What breaks whom: each client is held against the API that it has, which for a vendor is its contract's. So a field
 * that loses its tag breaks those who had it by the tag, though the graph still has it.
 */
export async function breaksByContract<Of extends Use>(
  { composer, memory }: Pick<RegistryPorts, 'composer' | 'memory'>,
  way: Way,
  uses: readonly Of[],
): Promise<readonly BreakingUses<Of>[]> {
  const groups = new Map<string | null, Of[]>([[null, []]]);
  for (const use of uses) {
    const name = contractOfClient(use.client, way.contractsBefore)?.name ?? null;
    groups.set(name, [...(groups.get(name) ?? []), use]);
  }
  const found = new Map<string, { readonly change: BreakingChange; readonly broken: Set<Of> }>();
  const add = (change: BreakingChange, of: readonly Of[]) => {
    const known = found.get(change.key) ?? { change, broken: new Set() };
    const broken = new Set(change.operations);
    for (const use of of) if (broken.has(use.operation.hash)) known.broken.add(use);
    found.set(change.key, known);
  };
  for (const [name, of] of groups) {
    const operations = operationsOf(of);
    if (name === null) {
      for (const change of await composer.breaks(way.before, way.after, operations)) add(change, of);
      continue;
    }
    const texts = await apisOf(memory, way, name, of[0]?.client ?? '');
    if (texts === null) continue;
    for (const change of await composer.contractBreaks(texts.before, texts.after, operations)) {
      add({ ...change, message: `Contract "${name}": ${change.message}` }, of);
    }
  }
  return [...found.values()].map(({ change, broken }) => ({
    change,
    uses: uses.filter((use) => broken.has(use)),
  }));
}

const operationsOf = (uses: readonly Use[]) =>
  [...new Map(uses.map(({ operation }) => [operation.hash, operation])).values()].map(({ hash, text }) => ({
    id: hash,
    text,
  }));

/** The contract that binds a client as usage names it; undefined for those who have the whole graph. */
function contractOfClient(client: string, contracts: readonly Contract[]): ServedContract | undefined {
  if (client.startsWith('ven_')) return contractOf(client, contracts);
  if (client !== 'portal' && client !== 'public') return undefined;
  return contracts.filter(isServed).find(({ name }) => name === PEOPLE);
}

/** What a contract's clients have and would have; null when that is the same. */
async function apisOf(
  memory: RegistryPorts['memory'],
  { contractsBefore, contracts }: Way,
  name: string,
  client: string,
): Promise<{ readonly before: string; readonly after: string } | null> {
  const before = contractsBefore.filter(isServed).find((contract) => contract.name === name);
  const after = contractOfClient(client, contracts.contracts);
  if (before === undefined || after === undefined || before.sdlHash === after.sdlHash) return null;
  const kept = await memory.texts([before.sdlHash]);
  const made = contracts.texts.find(({ hash }) => hash === after.sdlHash);
  return { before: kept.get(before.sdlHash) ?? '', after: made?.text ?? '' };
}
