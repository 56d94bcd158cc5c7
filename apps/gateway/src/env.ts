import { optionalText, readEnv, subgraphEnvShape, telemetryEnvShape } from '@quad/subgraph-kit/environment';
import { z } from 'zod';
import { readSubgraphMap } from './transport/subgraph-map.ts';
import { readLimits } from './trust/budgets/limits.ts';

const port = z.coerce.number().int().min(0).max(65535);

/** What the gateway reads from its environment; with `QUAD_AUTH=off` only the first group is needed. */
export const gatewayEnvShape = z
  .object({
    PORT: port.default(4000).describe('The one public port; 0 takes a free one and prints it.'),
    HOST: z.string().default('127.0.0.1').describe('Address of the public port.'),
    QUAD_SUPERGRAPH: z
      .string()
      .min(1)
      .describe('File or URL of the composed supergraph (SDL); a newer one is taken while the gateway runs.'),
    QUAD_SUPERGRAPH_KEPT: optionalText.describe(
      'File in which the last supergraph that was loaded is kept, and from which it is read when `QUAD_SUPERGRAPH` does not answer.',
    ),
    QUAD_GATEWAY_PROCESSES: z.coerce
      .number()
      .int()
      .min(1)
      .max(64)
      .default(1)
      .describe('How many workers answer at the same time.'),
    QUAD_SUBGRAPHS: z
      .string()
      .default('{}')
      .transform((text, context) => {
        const map = readSubgraphMap(text);
        if (map.ok) return map.value;
        context.addIssue({ code: 'custom', message: map.error });
        return z.NEVER;
      })
      .describe(
        'JSON that maps subgraph names to addresses: `{"directory":{"url":"http://127.0.0.1:4101","prefixes":["/files"]}}` or `{"directory":"http://127.0.0.1:4101"}`.',
      ),
    QUAD_SUBGRAPH_TIMEOUT_MS: z.coerce
      .number()
      .int()
      .min(1)
      .max(600_000)
      .default(10_000)
      .describe(
        'How long a subgraph may take; `"timeoutMs"` beside a `"url"` in `QUAD_SUBGRAPHS` sets it for one.',
      ),
    QUAD_OPERATION_TIMEOUT_MS: z.coerce
      .number()
      .int()
      .min(1)
      .max(600_000)
      .default(30_000)
      .describe('How long an operation may take, all of its calls together; what came by then is answered.'),
    QUAD_SUBGRAPH_DEDUP: z
      .enum(['on', 'off'])
      .default('on')
      .describe('`on` asks identical queries of one principal that are under way at the same time once.'),
    QUAD_RESPONSE_CACHE: z
      .enum(['on', 'off'])
      .default('on')
      .describe('`on` keeps answers to queries all of whose fields say `@cacheControl`.'),
    QUAD_PREVIEWS: z.coerce
      .number()
      .int()
      .min(0)
      .max(50)
      .default(4)
      .describe('How many previews a worker holds at once, those that were asked last; 0 serves none.'),
    QUAD_AUTH: z
      .enum(['on', 'off'])
      .default('on')
      .describe('`off` runs the gateway alone: no principal, no limits, introspection on; loopback only.'),
    QUAD_STOP_WITH_PARENT: z
      .stringbool()
      .default(false)
      .describe('Stop when standard input closes: whoever started this process is gone.'),
    QUAD_LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
      .default('info')
      .describe('Least severe log line that is written.'),
    QUAD_DRAIN_MS: subgraphEnvShape.shape.QUAD_DRAIN_MS,
    QUAD_HUNG_AFTER_MS: z.coerce
      .number()
      .int()
      .min(1_000)
      .default(30_000)
      .describe(
        'A worker that says nothing for so long (its event loop stands still) is ended and replaced.',
      ),
    ...telemetryEnvShape.shape,
    NODE_ENV: optionalText.describe('`production` refuses everything that is for the demo alone.'),
    QUAD_INNER_PORT: port
      .default(0)
      .describe('Port of the inner endpoint, for services; 0 takes a free one.'),
    QUAD_INNER_HOST: z.string().default('127.0.0.1').describe('Address of the inner endpoint.'),
    QUAD_PUBLIC_URL: optionalText.describe(
      'How browsers reach the public port; default `http://localhost:PORT`.',
    ),
    QUAD_PORTAL_DIR: optionalText.describe('Folder of the built portal; without it there are no pages.'),
    MONGODB_URI: optionalText.describe('The database of the sessions (`quad_gateway`).'),
    QUAD_PRINCIPAL_KEY: optionalText.describe(
      'File of the private Ed25519 JWK (with `kid`) that signs principals.',
    ),
    QUAD_SERVICES_JWKS: optionalText.describe(
      "File or URL of the services' public keys; `kid` is the service's name.",
    ),
    QUAD_OPERATOR_JWKS: optionalText.describe(
      "File or URL of the operator's public keys; without it nobody is the operator.",
    ),
    QUAD_IDENTITY_URL: optionalText.describe('Inner base URL of identity.'),
    QUAD_REGISTRY_URL: optionalText
      .transform((url) => url?.replace(/\/+$/, ''))
      .describe('Inner base URL of the registry, which is told who runs what, and for `/status`.'),
    QUAD_LIMITS: z
      .string()
      .default('{}')
      .transform((text, context) => {
        const limits = readLimits(text);
        if (limits.ok) return limits.value;
        context.addIssue({ code: 'custom', message: limits.error });
        return z.NEVER;
      })
      .describe(
        'JSON with `pointsPerMinute` and `operationCost` of `person`, `vendor`, `public`, of single `vendors` by id, and `operationCost` and `previews` (whether its vendors may ask them) of `contracts`: `{"vendors":{"ven_…":{"pointsPerMinute":60000}}}`.',
      ),
    QUAD_TRUSTED_PROXIES: z.coerce
      .number()
      .int()
      .min(0)
      .max(10)
      .default(0)
      .describe(
        'How many proxies of your own every request passes, each of which adds to `X-Forwarded-For`; points of the public and attempts to sign in are counted by the address that the first of them saw.',
      ),
    QUAD_DOCUMENTS: optionalText.describe(
      'File or URL of the persisted documents; with it sessions run only what the portal has published.',
    ),
    QUAD_DOCUMENTS_KEPT: optionalText.describe(
      'File in which the last persisted documents are kept, and from which they are read when `QUAD_DOCUMENTS` does not answer.',
    ),
    REDIS_URL: optionalText.describe(
      'Redis or Valkey in which gateways of several machines count points; without it the workers of each machine count together.',
    ),
    QUAD_ISSUER: optionalText.describe(
      "The district's own OpenID Connect issuer; without it identity's demo issuer.",
    ),
    QUAD_CLIENT_ID: optionalText.describe('Client id at `QUAD_ISSUER`.'),
    QUAD_CLIENT_SECRET: optionalText.describe('Client secret at `QUAD_ISSUER`.'),
  })
  .superRefine((env, context) => {
    if (env.QUAD_AUTH === 'off') return;
    const needed = [
      'MONGODB_URI',
      'QUAD_PRINCIPAL_KEY',
      'QUAD_SERVICES_JWKS',
      'QUAD_IDENTITY_URL',
      ...(env.QUAD_ISSUER === undefined ? [] : (['QUAD_CLIENT_ID', 'QUAD_CLIENT_SECRET'] as const)),
    ] as const;
    for (const name of needed) {
      if (env[name] !== undefined) continue;
      context.addIssue({ code: 'custom', path: [name], message: 'is needed unless QUAD_AUTH=off' });
    }
  });

export type GatewayEnv = Readonly<z.infer<typeof gatewayEnvShape>>;

/** The gateway's environment; its only reader. Prints every fault at once and exits 1 when there are any. */
export function readGatewayEnv(): GatewayEnv {
  return readEnv(gatewayEnvShape, process.env);
}
