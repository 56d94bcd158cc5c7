import { optionalText, readEnv, subgraphEnvShape, telemetryEnvShape } from '@quad/subgraph-kit';
import { z } from 'zod';
import { isHostPattern, isLoopbackPattern } from './domain/preview-hosts.ts';

const ownersShape = z.record(z.string(), z.string());
const days = z.coerce.number().int().min(1).max(1_000);

/** What the registry reads from its environment: what every deployable reads, and two of its own. */
export const registryEnvShape = subgraphEnvShape
  .pick({
    PORT: true,
    HOST: true,
    QUAD_GATEWAY_URL: true,
    QUAD_SERVICE_KEY: true,
    MONGODB_URI: true,
    QUAD_PRINCIPAL_JWKS: true,
    QUAD_DATA: true,
    QUAD_CLOCK: true,
    QUAD_STOP_WITH_PARENT: true,
    QUAD_DRAIN_MS: true,
    QUAD_LOG_LEVEL: true,
  })
  .extend({
    ...telemetryEnvShape.shape,
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
    QUAD_CLIENT_OWNERS: z
      .string()
      .default('{}')
      .transform((text, context) => {
        const owners = ownersShape.safeParse(jsonOf(text));
        if (owners.success) return owners.data;
        context.addIssue({
          code: 'custom',
          message: 'must be JSON such as {"portal":"portal-team@example.org"}',
        });
        return z.NEVER;
      })
      .describe(
        'JSON that says whom to write to about an app or a service: `{"portal":"portal-team@example.org"}`; vendors have their own contact.',
      ),
    QUAD_LINT: z
      .enum(['refuse', 'warn'])
      .default('refuse')
      .describe('`warn` publishes also what does not keep to the rules of the graph, and says so.'),
    QUAD_PREVIEW_HOSTS: z
      .string()
      .default('')
      .transform((text, context) => {
        const hosts = text.split(',').flatMap((host) => host.trim().toLowerCase() || []);
        const wrong = hosts.find((host) => !isHostPattern(host));
        if (wrong === undefined) return hosts;
        const message = `names "${wrong}", which is no host; write pr.example.org,*.preview.example.org`;
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      })
      .describe(
        'Hosts at which subgraphs of previews may stand: `pr.example.org,*.preview.example.org`, `:port` behind one for that port alone; without any there are no previews. They are sent what the principal may read.',
      ),
    QUAD_PREVIEWS_MOST: z.coerce
      .number()
      .int()
      .min(1)
      .max(500)
      .default(20)
      .describe('How many previews live at once.'),
    NODE_ENV: optionalText.describe('`production` refuses previews on this machine (loopback hosts).'),
    QUAD_USAGE_DAYS: days
      .default(30)
      .describe('A change breaks whom the gateway saw using it in so many last days.'),
    QUAD_USAGE_KEPT_DAYS: days
      .default(90)
      .describe('How long the daily counts of operations are kept; at least `QUAD_USAGE_DAYS`.'),
  })
  .refine((env) => env.NODE_ENV !== 'production' || !env.QUAD_PREVIEW_HOSTS.some(isLoopbackPattern), {
    path: ['QUAD_PREVIEW_HOSTS'],
    message: 'must name no loopback host with NODE_ENV=production: that is for the demo alone',
  })
  .refine((env) => env.QUAD_USAGE_KEPT_DAYS >= env.QUAD_USAGE_DAYS, {
    path: ['QUAD_USAGE_KEPT_DAYS'],
    message: 'must be at least QUAD_USAGE_DAYS',
  });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type RegistryEnv = Readonly<z.infer<typeof registryEnvShape>>;

export const env: RegistryEnv = readEnv(registryEnvShape, process.env);
