import { z } from 'zod';
import { optionalText } from './optional-text.ts';
import { telemetryEnvShape } from './telemetry/env.ts';

/** What every subgraph reads from its environment; a subgraph's `env.ts` may extend it. */
export const subgraphEnvShape = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(0)
    .describe('Port to listen on; 0 takes a free one and prints it.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  MONGODB_URI: z.string().min(1).describe('The database; `npm start` gives the embedded one.'),
  QUAD_PRINCIPAL_JWKS: z
    .string()
    .min(1)
    .describe('URL or file of the public keys of the gateway that signs principals.'),
  QUAD_GATEWAY_URL: z.url().describe('The inner endpoint of the gateway, for calls to other sides.'),
  QUAD_SERVICE_KEY: z
    .string()
    .min(1)
    .describe('File of the private key (JWK) with which this deployable names itself.'),
  QUAD_DATA: z.string().default('.quad').describe('Folder for files, keys and the demo clock.'),
  QUAD_CLOCK: optionalText.describe('Instant at which the clock starts (demo and tests).'),
  QUAD_STOP_WITH_PARENT: z
    .stringbool()
    .default(false)
    .describe('Stop when standard input closes: whoever started this process is gone.'),
  QUAD_DRAIN_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(300_000)
    .default(0)
    .describe(
      'How long `/readyz` says 503 before the listener closes, so that nobody is sent here any more.',
    ),
  QUAD_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe log line that is written.'),
  ...telemetryEnvShape.shape,
});

export type SubgraphEnv = z.infer<typeof subgraphEnvShape>;

/**
 * The environment as one frozen value; prints every fault at once and exits 1 when there are any.
 * @param source the process's environment, handed in by `env.ts`, its only reader.
 */
export function readEnv<Shape extends z.ZodType>(
  shape: Shape,
  source: Readonly<Record<string, string | undefined>>,
): Readonly<z.infer<Shape>> {
  const parsed = shape.safeParse(source);
  if (parsed.success) return Object.freeze(parsed.data) as Readonly<z.infer<Shape>>;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  process.stderr.write(`The environment cannot be used:\n${faults.join('\n')}\n`);
  process.exit(1);
}
