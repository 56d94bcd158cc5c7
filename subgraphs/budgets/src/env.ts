import { readEnv, subgraphEnvShape } from '@quad/subgraph-kit';

/** The environment of budgets; nothing else reads it. */
export const env = readEnv(subgraphEnvShape, process.env);
