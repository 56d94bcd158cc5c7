import type { Finding, SchemaCheck } from '../domain/check.ts';
import type { ContractChanges } from '../domain/contract.ts';
import { type GraphHead, withBuilds } from '../domain/graph-head.ts';
import type { Authorship } from '../domain/history.ts';
import type { RegistryPorts, SubgraphText } from '../domain/ports.ts';
import { type Judgement, judgeGraph } from './judge-graph.ts';
import { judgePlans } from './judge-plans.ts';
import { keepCheck } from './keep-check.ts';

export interface CheckWish extends Authorship {
  readonly variant: string;
  readonly subgraphs: readonly SubgraphText[];
  /** Clients whose own new version is deployed with it. */
  readonly together: readonly string[];
}

export interface Checked {
  readonly check: SchemaCheck;
  /** How the APIs of contracts would change, those that would. */
  readonly contracts: readonly ContractChanges[];
}

/** What publishing subgraphs would do, without doing it. Revisions are not looked at: a check runs before the build. */
export async function checkSubgraphs(ports: RegistryPorts, wish: CheckWish): Promise<Checked> {
  const { composer, memory } = ports;
  const head = await memory.head(wish.variant);
  const builds = wish.subgraphs.map(({ name, sdl }) => ({ name, revision: 0, sdlHash: composer.hash(sdl) }));
  const judgement = await judgeGraph(ports, {
    head,
    builds: withBuilds(head.serving, builds),
    arriving: new Map(wish.subgraphs.map(({ sdl }) => [composer.hash(sdl), sdl])),
    together: wish.together,
  });
  const findings = [...judgement.findings, ...(await planFindings(ports, head, judgement))];
  const about = { ...wish, kind: 'CHECK' as const, subgraphs: builds };
  const check = await keepCheck(ports, about, { ...judgement, findings });
  return { check, contracts: judgement.contracts?.changes ?? [] };
}

/** Where there is a way from a version to another. A publish does without: it was checked, and somebody waits for it. */
async function planFindings(
  ports: RegistryPorts,
  head: GraphHead,
  { supergraph, refusal }: Judgement,
): Promise<readonly Finding[]> {
  if (supergraph === null || head.supergraph === null || supergraph.hash === head.supergraph) return [];
  if (refusal?.code === 'RUNTIME_REFUSES') return [];
  const before = (await ports.memory.texts([head.supergraph])).get(head.supergraph) ?? '';
  return judgePlans(ports, head.variant, before, supergraph.text);
}
