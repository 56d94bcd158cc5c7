import { readEnv } from '@quad/subgraph-kit';
import { z } from 'zod';

/** An empty variable means "not set". */
const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

/** What the registry reads from its environment. */
export const registryEnvShape = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(0)
    .describe('Port to listen on; 0 takes a free one and prints it.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  MONGODB_URI: z.string().min(1).describe('The database of the graph and its history (`quad_registry`).'),
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
  QUAD_DATA: z.string().default('.quad').describe('Folder of the demo clock.'),
  QUAD_CLOCK: optionalText.describe('Instant at which the clock starts (demo and tests).'),
  QUAD_STOP_WITH_PARENT: z
    .stringbool()
    .default(false)
    .describe('Stop when standard input closes: whoever started this process is gone.'),
  QUAD_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe log line that is written.'),
});

export type RegistryEnv = Readonly<z.infer<typeof registryEnvShape>>;

export const env: RegistryEnv = readEnv(registryEnvShape, process.env);
