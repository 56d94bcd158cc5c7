import { readEnv, subgraphEnvShape } from '@quad/subgraph-kit';

/** The environment, read once. */
export const env = readEnv(subgraphEnvShape, process.env);
