import { readEnv, subgraphEnvShape } from '@quad/subgraph-kit';
import { z } from 'zod';

/** What the registry reads from its environment: what every deployable reads, and two of its own. */
export const registryEnvShape = subgraphEnvShape
  .pick({
    PORT: true,
    HOST: true,
    MONGODB_URI: true,
    QUAD_PRINCIPAL_JWKS: true,
    QUAD_DATA: true,
    QUAD_CLOCK: true,
    QUAD_STOP_WITH_PARENT: true,
    QUAD_LOG_LEVEL: true,
  })
  .extend({
    QUAD_GATEWAY_PROOF: z
      .string()
      .min(1)
      .describe(
        'Program of the gateway that says whether it can run a supergraph (`apps/gateway/src/prove.ts`).',
      ),
    QUAD_OPERATOR_JWKS: z
      .string()
      .min(1)
      .describe("File or URL of the operator's public keys: who may publish, check and roll back."),
  });

export type RegistryEnv = Readonly<z.infer<typeof registryEnvShape>>;

export const env: RegistryEnv = readEnv(registryEnvShape, process.env);
