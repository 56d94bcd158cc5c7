import { readEnv } from '@quad/subgraph-kit';
import { z } from 'zod';

/** An empty variable means "not set". */
const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

/** What identity reads from its environment. */
export const identityEnvShape = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(0)
    .describe('Port to listen on; 0 takes a free one and prints it.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  NODE_ENV: optionalText.describe('`production` switches off signing in by picking a name.'),
  MONGODB_URI: z.string().min(1).describe('The database of keys, codes and sessions (`quad_identity`).'),
  QUAD_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .describe("How browsers reach the gateway's public port; the issuer is `/auth/issuer` below it."),
  QUAD_GATEWAY_URL: z.url().describe('The inner endpoint of the gateway, for questions to directory.'),
  QUAD_SERVICE_KEY: z
    .string()
    .min(1)
    .describe('File of the private key (JWK) with which identity names itself.'),
  QUAD_OPERATOR_JWKS: optionalText.describe(
    "File or URL of the operator's public keys; without it no tokens for scripts are given.",
  ),
  QUAD_STOP_WITH_PARENT: z
    .stringbool()
    .default(false)
    .describe('Stop when standard input closes: whoever started this process is gone.'),
  QUAD_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe log line that is written.'),
});

export type IdentityEnv = Readonly<z.infer<typeof identityEnvShape>>;

export const env: IdentityEnv = readEnv(identityEnvShape, process.env);
