import { type Finding, finding } from '../domain/check.ts';
import type { ContractRule } from '../domain/contract.ts';
import { type GraphRefused, graphRefused } from '../domain/errors.ts';
import type { GraphHead, SubgraphBuild } from '../domain/graph-head.ts';
import type { ApiChange } from '../domain/history.ts';
import type { HashedText, RegistryPorts, SubgraphText } from '../domain/ports.ts';
import { type JudgedContracts, judgeContracts } from './judge-contracts.ts';
import { judgeUses } from './judge-uses.ts';

/** What the graph becomes with arriving subgraphs or other contracts. */
export interface Judgement {
  /** Null when it does not compose, or a contract cannot be cut from it. */
  readonly supergraph: HashedText | null;
  /** How the public API differs from what is served now. */
  readonly changes: readonly ApiChange[];
  /** Null when there is no supergraph. */
  readonly contracts: JudgedContracts | null;
  readonly findings: readonly Finding[];
  /** Why it may not be published; null when it may. */
  readonly refusal: GraphRefused | null;
}

export interface Arrival {
  readonly head: GraphHead;
  readonly builds: readonly SubgraphBuild[];
  /** The new texts, by the hashes that `builds` name. */
  readonly arriving: ReadonlyMap<string, string>;
  /** Clients whose own new version is deployed with it. */
  readonly together: readonly string[];
  /** Other contracts than the head's. */
  readonly contracts?: readonly ContractRule[];
  /** A contract that is asked for by name, and may not come to nothing. */
  readonly mustServe?: string;
}

/**
 * Composed with those that are served, linted, cut into its contracts, loaded by the gateway, and held against what
 * clients really run.
 */
export async function judgeGraph(ports: RegistryPorts, arrival: Arrival): Promise<Judgement> {
  const { composer, runtime, memory } = ports;
  const { head, arriving } = arrival;
  const subgraphs = await textsOf(ports, arrival);
  const news = subgraphs.filter(({ sdl }) => arriving.has(composer.hash(sdl)));
  for (const subgraph of news) {
    const fault = composer.readArriving(subgraph);
    if (fault !== null) return refusedWith(fault);
  }
  const composed = composer.compose(subgraphs);
  if (!composed.ok) return refusedWith(composed.error);
  const rules = arrival.contracts ?? head.contracts;
  const cut = await judgeContracts(ports, head, rules, composed.value, arrival.mustServe ?? null);
  if (!cut.ok) return refusedWith(cut.error);
  const contracts = cut.value;
  const served = contracts.contracts.filter(({ sdlHash }) => sdlHash !== null);
  const made = { supergraph: composer.withContracts(composed.value, served), contracts };
  const { hash, text } = made.supergraph;
  const lint = ports.lint(news, subgraphs);
  if (hash === head.supergraph) return judged(made, [], lint);
  const faults = await runtime.refusals(text);
  if (faults.length > 0) {
    const { findings, refusal } = refusedWith(graphRefused('RUNTIME_REFUSES', faults));
    return { ...made, changes: [], findings: [...findings, ...lint], refusal };
  }
  // A first version has nothing to differ from: a list of all that it holds would tell nobody anything.
  if (head.supergraph === null) return judged(made, [], lint);
  const before = (await memory.texts([head.supergraph])).get(head.supergraph) ?? '';
  const changes = await composer.changes(before, text);
  const way = { before, after: text, contractsBefore: head.contracts, contracts };
  const broken = await judgeUses(ports, head.variant, way, arrival.together);
  return judged(made, changes, [...broken, ...lint]);
}

async function textsOf(
  { memory }: Pick<RegistryPorts, 'memory'>,
  { builds, arriving }: Arrival,
): Promise<readonly SubgraphText[]> {
  const kept = await memory.texts(builds.map(({ sdlHash }) => sdlHash).filter((hash) => !arriving.has(hash)));
  return builds.map(({ name, sdlHash }) => ({
    name,
    sdl: arriving.get(sdlHash) ?? kept.get(sdlHash) ?? '',
  }));
}

function refusedWith(refusal: GraphRefused): Judgement {
  const findings = refusal.faults.map((fault) => finding(refusal.code, 'ERROR', fault));
  return { supergraph: null, contracts: null, changes: [], findings, refusal };
}

/** Refused by the errors among findings: for the rules of the graph first, since those are the team's own to mend. */
function judged(
  made: { readonly supergraph: HashedText; readonly contracts: JudgedContracts },
  changes: readonly ApiChange[],
  findings: readonly Finding[],
): Judgement {
  const errors = findings.filter(({ severity }) => severity === 'ERROR');
  const code = errors.some((found) => found.code === 'LINT') ? 'LINT' : 'BREAKS_CLIENTS';
  const said = errors.filter((found) => found.code === code).map(({ message }) => message);
  return { ...made, changes, findings, refusal: said.length === 0 ? null : graphRefused(code, said) };
}
