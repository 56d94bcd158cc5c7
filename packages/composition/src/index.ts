export { CompositionFailed, composeSupergraph, type SubgraphSdl } from './compose.ts';
export { type ApiChange, diffSupergraphs } from './diff.ts';
export { unrunnableUses } from './unrunnable.ts';
