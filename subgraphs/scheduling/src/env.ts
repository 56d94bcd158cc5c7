import { readEnv, subgraphEnvShape } from '@quad/subgraph-kit';

/** The only reader of the environment. */
export const env = readEnv(subgraphEnvShape, process.env);
