import type { ApiChange } from './history.ts';

/** How a part of the graph is cut for some of its clients. */
export interface ContractRule {
  readonly name: string;
  /** Only what carries one of these tags is in; with none, everything is. */
  readonly include: readonly string[];
  /** What carries one of these tags is out, whatever else it carries. */
  readonly exclude: readonly string[];
  /** The vendor whose traffic goes to it; null when it is for nobody alone. */
  readonly client: string | null;
}

/** A contract, and the API that it is in one version of the graph. */
export interface Contract extends ContractRule {
  /** SHA-256 of its API's SDL; null while nothing is tagged for it, when it is not served. */
  readonly sdlHash: string | null;
}

export interface ServedContract extends Contract {
  readonly sdlHash: string;
}

/** How the API of one contract changed; empty for one that is new, where all of it is. */
export interface ContractChanges {
  readonly contract: string;
  readonly changes: readonly ApiChange[];
}

/** One line of a contract's changelog. */
export interface ContractRelease {
  /** Of the act that it came with. */
  readonly sequence: number;
  readonly at: Temporal.Instant;
  readonly changes: readonly ApiChange[];
}

/** What vendors get that have no contract of their own. */
const PARTNER = 'partner';

/** What people get. */
export const PEOPLE = 'portal';

/** What people get, and vendors; a graph is never without them. */
export const standardContracts: readonly Contract[] = [
  { name: PARTNER, include: ['partner'], exclude: ['internal'], client: null, sdlHash: null },
  { name: PEOPLE, include: [], exclude: ['internal'], client: null, sdlHash: null },
];

export const isStandard = (name: string): boolean =>
  standardContracts.some((contract) => contract.name === name);

export function isServed(contract: Contract): contract is ServedContract {
  return contract.sdlHash !== null;
}

/** The contract that binds a vendor's traffic; undefined when there is none, which gives the vendor nothing. */
export function contractOf(
  vendorId: string | null,
  contracts: readonly Contract[],
): ServedContract | undefined {
  const served = contracts.filter(isServed);
  return (
    served.find(({ client }) => client !== null && client === vendorId) ??
    served.find(({ name }) => name === PARTNER)
  );
}

/** The contracts with one added or in the place of its namesake, by name. */
export function withContract<Rule extends ContractRule>(
  contracts: readonly Rule[],
  contract: Rule,
): readonly Rule[] {
  return [...contracts.filter(({ name }) => name !== contract.name), contract].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/** Whether two rules give the same, whatever the order of their tags. */
export function isSameRule(a: ContractRule, b: ContractRule): boolean {
  const tags = (list: readonly string[]) => [...list].sort().join(' ');
  return (
    a.name === b.name &&
    a.client === b.client &&
    tags(a.include) === tags(b.include) &&
    tags(a.exclude) === tags(b.exclude)
  );
}
