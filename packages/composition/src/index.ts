export { CompositionFailed, composeSupergraph, type SubgraphSdl } from './compose.ts';
export { type ContractApi, contractApis, contractBreaks, diffContracts } from './contract-apis.ts';
export { type ContractRule, contractsOf, writeContracts } from './contracts/index.ts';
export { type ApiChange, diffSupergraphs, publicSchema } from './diff.ts';
export { executableFault } from './executable.ts';
export { type LintFinding, lintSubgraph } from './lint/lint.ts';
export { unrunnableUses } from './unrunnable.ts';
export { type BreakingChange, brokenOperations, type SeenOperation } from './usage/broken-operations.ts';
export { type FieldUse, fieldUses } from './usage/field-uses.ts';
