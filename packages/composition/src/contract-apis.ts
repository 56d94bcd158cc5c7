import { parse } from 'graphql';
import { cutContract, cutSdl } from './contracts/cut.ts';
import { withoutContracts } from './contracts/directives.ts';
import type { ContractRule } from './contracts/rule.ts';
import { type ApiChange, diffApis, publicApi, schemaOf } from './diff.ts';
import { type BreakingChange, brokenOperations, type SeenOperation } from './usage/broken-operations.ts';

/** The API of one contract as SDL; null when the contract chooses nothing of `Query`. */
export interface ContractApi {
  readonly rule: ContractRule;
  readonly sdl: string | null;
  /** Why it cannot be served, one sentence each. */
  readonly faults: readonly string[];
}

/** Cuts the APIs of contracts from a supergraph, with or without contracts written in it. */
export function contractApis(supergraph: string, rules: readonly ContractRule[]): readonly ContractApi[] {
  const document = withoutContracts(parse(supergraph, { noLocation: true }));
  const api = publicApi(supergraph);
  return rules.map((rule) => {
    const cut = cutContract(api, document, rule);
    return { rule, sdl: cut.document === null ? null : cutSdl(cut.document), faults: cut.faults };
  });
}

/** How the API of a contract changes, from SDL to SDL. */
export function diffContracts(before: string, after: string): Promise<readonly ApiChange[]> {
  return diffApis(read(before), read(after));
}

/** Which changes of a contract's API break clients, and which of their operations. */
export function contractBreaks(
  before: string,
  after: string,
  operations: readonly SeenOperation[],
): Promise<readonly BreakingChange[]> {
  return brokenOperations(schemaOf(read(before)), schemaOf(read(after)), operations);
}

const read = (sdl: string) => parse(sdl, { noLocation: true });
