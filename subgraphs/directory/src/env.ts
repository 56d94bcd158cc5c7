import { readEnv, subgraphEnvShape } from '@quad/subgraph-kit';

export const env = readEnv(subgraphEnvShape, process.env);
