import { err, ok, type Result } from '@quad/kernel';
import {
  type ContractChanges,
  type ContractRule,
  isSameRule,
  isStandard,
  withContract,
} from '../domain/contract.ts';
import { type ContractRefused, contractRefused, type GraphRefused } from '../domain/errors.ts';
import type { GraphHead } from '../domain/graph-head.ts';
import type { Authorship } from '../domain/history.ts';
import type { RegistryPorts } from '../domain/ports.ts';
import { judgeGraph } from './judge-graph.ts';

export interface ContractAct extends Authorship {
  readonly variant: string;
}

export interface ContractActed {
  readonly state: 'PUBLISHED' | 'UNCHANGED';
  readonly supergraph: string;
  readonly sequence: number;
  readonly contracts: readonly ContractChanges[];
}

/** Sets a contract: a version of its own, with the subgraphs that are served. */
export function setContract(
  ports: RegistryPorts,
  wish: ContractAct & { readonly contract: ContractRule },
): Promise<Result<ContractActed, ContractRefused | GraphRefused>> {
  const { contract } = wish;
  return changeContracts(ports, wish, contract.name, ({ contracts }) => {
    const taken = contracts.find(({ name, client }) => name !== contract.name && client === contract.client);
    if (contract.client !== null && taken !== undefined)
      return err(contractRefused('CLIENT_TAKEN', taken.name));
    return ok(withContract<ContractRule>(contracts, contract));
  });
}

/** Takes a contract away; who had it gets what all vendors get. */
export function removeContract(
  ports: RegistryPorts,
  wish: ContractAct & { readonly name: string },
): Promise<Result<ContractActed, ContractRefused | GraphRefused>> {
  return changeContracts(ports, wish, wish.name, ({ contracts }) => {
    if (isStandard(wish.name)) return err(contractRefused('CONTRACT_NEEDED', wish.name));
    const left = contracts.filter(({ name }) => name !== wish.name);
    return left.length < contracts.length ? ok(left) : err(contractRefused('CONTRACT_UNKNOWN', wish.name));
  });
}

async function changeContracts(
  ports: RegistryPorts,
  { variant, author, commit }: ContractAct,
  contract: string,
  change: (head: GraphHead) => Result<readonly ContractRule[], ContractRefused>,
): Promise<Result<ContractActed, ContractRefused | GraphRefused>> {
  for (;;) {
    const head = await ports.memory.head(variant);
    if (head.supergraph === null) return err(contractRefused('NOT_COMPOSED', contract));
    const rules = change(head);
    if (!rules.ok) return rules;
    if (isSameSet(rules.value, head.contracts)) {
      const { supergraph, sequence } = head;
      return ok({ state: 'UNCHANGED', supergraph, sequence, contracts: [] });
    }
    const isSet = rules.value.some(({ name }) => name === contract);
    const { supergraph, contracts, refusal } = await judgeGraph(ports, {
      head,
      builds: head.serving,
      arriving: new Map(),
      together: [],
      contracts: rules.value,
      ...(isSet ? { mustServe: contract } : {}),
    });
    if (refusal !== null) return err(refusal);
    if (supergraph === null || contracts === null) throw new Error('A graph that is not refused has a text.');
    const sequence = head.sequence + 1;
    const after = { variant, sequence, supergraph: supergraph.hash, serving: head.serving };
    const made = {
      kind: 'CONTRACT' as const,
      at: ports.clock.now(),
      author,
      commit,
      published: [],
      changes: [],
    };
    const stands = { contracts: contracts.contracts };
    const act = { ...after, ...stands, ...made, contract, contractChanges: contracts.changes };
    const next = { ...after, ...stands, accepted: head.accepted };
    if (!(await ports.memory.commit(act, next, [supergraph, ...contracts.texts]))) continue;
    return ok({ state: 'PUBLISHED', supergraph: supergraph.hash, sequence, contracts: contracts.changes });
  }
}

function isSameSet(rules: readonly ContractRule[], known: readonly ContractRule[]): boolean {
  return (
    rules.length === known.length && rules.every((rule) => known.some((other) => isSameRule(rule, other)))
  );
}
