export { type CutApi, cutContract } from './cut.ts';
export { contractsOf, withoutContracts, writeContracts } from './directives.ts';
export type { ContractRule } from './rule.ts';
