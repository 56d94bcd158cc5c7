import { resolve } from 'node:path';
import { z } from 'zod';

const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const shape = z.object({
  QUAD_PORT: z.coerce.number().int().min(1).max(65535).default(4000).describe('The one public port.'),
  QUAD_DATA: z
    .string()
    .default('.quad')
    .transform((path) => resolve(path))
    .describe('Folder for the embedded database, files, keys and logs.'),
  MONGODB_URI: optionalText.describe(
    'A MongoDB replica set or sharded cluster instead of the embedded database.',
  ),
  QUAD_FILES_URL: optionalText.describe(
    'S3-compatible store for files instead of the folder: `https://KEY:SECRET@host/bucket?region=…`.',
  ),
  QUAD_FILES_QUOTA_MB: z.coerce
    .number()
    .int()
    .min(1)
    .default(20_480)
    .describe('How many MB of files each organization may have.'),
  QUAD_CLOCK: optionalText.describe('Instant at which the product’s clock starts (demo and tests).'),
  QUAD_URL: optionalText.describe(
    'Address of the running product for commands; default http://localhost:QUAD_PORT.',
  ),
  QUAD_TOKEN: optionalText.describe(
    'Operator’s token for commands, where the key of the data folder is not at hand.',
  ),
  QUAD_REGISTRY_URL: optionalText.describe(
    'Address of the registry for `quad schema`; default the one that runs on QUAD_DATA.',
  ),
  QUAD_PREVIEW_HOSTS: optionalText.describe(
    'Hosts at which subgraphs of previews may stand; default this machine, unless QUAD_ISSUER is set.',
  ),
  QUAD_LIMITS: z
    .string()
    .default('{}')
    .describe('Limits of people, vendors and the public, as the gateway reads them.'),
  REDIS_URL: optionalText.describe('Redis or Valkey in which gateways of several machines count points.'),
  QUAD_ISSUER: optionalText.describe('The district’s own OpenID issuer; unset means the embedded one.'),
  QUAD_CLIENT_ID: optionalText.describe('The portal’s client id at QUAD_ISSUER.'),
  QUAD_CLIENT_SECRET: optionalText.describe('The portal’s client secret at QUAD_ISSUER.'),
  QUAD_LOG_LEVEL: z.string().default('info').describe('Least severe log line that is written.'),
});

export type CliEnv = Readonly<z.infer<typeof shape>>;

/** Reads the environment once; prints every fault and exits 2 when there are any. */
export function readCliEnv(source: Readonly<Record<string, string | undefined>> = process.env): CliEnv {
  const parsed = shape.safeParse(source);
  if (parsed.success) return Object.freeze(parsed.data);
  for (const issue of parsed.error.issues)
    process.stderr.write(`${issue.path.join('.')}: ${issue.message}\n`);
  process.exit(2);
}
