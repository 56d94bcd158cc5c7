import { type Finding, finding } from '../domain/check.ts';
import { type GraphRefused, graphRefused } from '../domain/errors.ts';
import type { GraphHead, SubgraphBuild } from '../domain/graph-head.ts';
import type { ApiChange } from '../domain/history.ts';
import type { HashedText, RegistryPorts, SubgraphText } from '../domain/ports.ts';
import { judgeUses } from './judge-uses.ts';

/** What the graph becomes with arriving subgraphs. */
export interface Judgement {
  /** Null when it does not compose. */
  readonly supergraph: HashedText | null;
  /** How the public API differs from what is served now. */
  readonly changes: readonly ApiChange[];
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
}

/** Composed with those that are served, linted, loaded by the gateway, and held against what clients really run. */
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
  const supergraph = composed.value;
  const lint = ports.lint(news, subgraphs);
  if (supergraph.hash === head.supergraph) return judged(supergraph, [], lint);
  const faults = await runtime.refusals(supergraph.text);
  if (faults.length > 0) {
    const { findings, refusal } = refusedWith(graphRefused('RUNTIME_REFUSES', faults));
    return { supergraph, changes: [], findings: [...findings, ...lint], refusal };
  }
  // A first version has nothing to differ from: a list of all that it holds would tell nobody anything.
  if (head.supergraph === null) return judged(supergraph, [], lint);
  const before = (await memory.texts([head.supergraph])).get(head.supergraph) ?? '';
  const changes = await composer.changes(before, supergraph.text);
  const versions = { before, after: supergraph.text };
  const broken = await judgeUses(ports, head.variant, versions, arrival.together);
  return judged(supergraph, changes, [...broken, ...lint]);
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
  return { supergraph: null, changes: [], findings, refusal };
}

/** Refused by the errors among findings: for the rules of the graph first, since those are the team's own to mend. */
function judged(
  supergraph: HashedText,
  changes: readonly ApiChange[],
  findings: readonly Finding[],
): Judgement {
  const errors = findings.filter(({ severity }) => severity === 'ERROR');
  const code = errors.some((found) => found.code === 'LINT') ? 'LINT' : 'BREAKS_CLIENTS';
  const said = errors.filter((found) => found.code === code).map(({ message }) => message);
  return { supergraph, changes, findings, refusal: said.length === 0 ? null : graphRefused(code, said) };
}
