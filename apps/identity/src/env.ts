import { optionalText, readEnv, subgraphEnvShape, telemetryEnvShape } from '@quad/subgraph-kit';
import { z } from 'zod';

/** What identity reads from its environment: what every deployable reads, and three of its own. */
export const identityEnvShape = subgraphEnvShape
  .pick({
    PORT: true,
    HOST: true,
    MONGODB_URI: true,
    QUAD_GATEWAY_URL: true,
    QUAD_SERVICE_KEY: true,
    QUAD_STOP_WITH_PARENT: true,
    QUAD_DRAIN_MS: true,
    QUAD_LOG_LEVEL: true,
  })
  .extend({
    ...telemetryEnvShape.shape,
    NODE_ENV: optionalText.describe('`production` switches off signing in by picking a name.'),
    QUAD_PUBLIC_URL: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .describe("How browsers reach the gateway's public port; the issuer is `/auth/issuer` below it."),
    QUAD_OPERATOR_JWKS: optionalText.describe(
      "File or URL of the operator's public keys; without it no tokens for scripts are given.",
    ),
  });

export type IdentityEnv = Readonly<z.infer<typeof identityEnvShape>>;

export const env: IdentityEnv = readEnv(identityEnvShape, process.env);
