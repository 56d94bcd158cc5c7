import { join } from 'node:path';
import type { CliEnv } from '../env.ts';
import { repositoryRoot, type SubgraphManifest } from './deployables.ts';
import type { KeyFiles } from './keys.ts';
import type { ProcessPlan } from './managed-process.ts';

/** The inner addresses of a start, settled before anything runs so that a restart keeps them. */
export interface Ports {
  readonly database: number;
  readonly identity: number;
  readonly registry: number;
  readonly gatewayInner: number;
  readonly subgraphs: Readonly<Record<string, number>>;
}

export const loopback = (port: number) => `http://127.0.0.1:${port}`;

/** A small young generation: a dozen mostly idle processes share the machine, and memory counts for more than throughput. */
const leanFlags = ['--max-semi-space-size=4'];

/** How the embedded database is started. */
export function databasePlan(env: CliEnv, ports: Ports): ProcessPlan {
  return plan(env, 'embedded-mongo', 'packages/embedded-mongo', 'src/main.ts', {
    PORT: String(ports.database),
    QUAD_DATA: env.QUAD_DATA,
    // Set by `npm test`, which checks what the database is asked for.
    ...(process.env.QUAD_DB_USED === undefined ? {} : { QUAD_DB_USED: process.env.QUAD_DB_USED }),
  });
}

/** How the registry is started, which is also the subgraph `platform`: before the gateway, which takes the graph from it. */
export function registryPlan(env: CliEnv, ports: Ports, keys: KeyFiles, mongoUri: string): ProcessPlan {
  return plan(env, 'registry', 'apps/registry', 'src/index.ts', {
    PORT: String(ports.registry),
    MONGODB_URI: mongoUri,
    QUAD_DATA: env.QUAD_DATA,
    QUAD_LOG_LEVEL: env.QUAD_LOG_LEVEL,
    QUAD_OPERATOR_JWKS: keys.operatorJwks,
    QUAD_PRINCIPAL_JWKS: keys.principalJwks,
    QUAD_GATEWAY_URL: `${loopback(ports.gatewayInner)}/graphql`,
    QUAD_SERVICE_KEY: keys.serviceKey('platform'),
    QUAD_PREVIEW_HOSTS: previewHosts(env),
    QUAD_GATEWAY_PROOF: join(repositoryRoot, 'apps/gateway/src/prove.ts'),
  });
}

/** Where sign-in is the demo's own, a subgraph that is worked on may stand on this machine. */
function previewHosts({ QUAD_PREVIEW_HOSTS: named, QUAD_ISSUER: issuer }: CliEnv): string {
  const isDemo = issuer === undefined && process.env.NODE_ENV !== 'production';
  return named ?? (isDemo ? 'localhost,127.0.0.1' : '');
}

/** How the gateway, the identity provider and the subgraphs are started. */
export function deployablePlans(
  env: CliEnv,
  options: {
    readonly ports: Ports;
    readonly keys: KeyFiles;
    readonly mongoUri: string;
    readonly subgraphs: readonly SubgraphManifest[];
    /** File of the last good supergraph. */
    readonly supergraph: string;
  },
): { readonly gateway: ProcessPlan; readonly others: readonly ProcessPlan[] } {
  const { ports, keys, mongoUri } = options;
  const publicUrl = `http://localhost:${env.QUAD_PORT}`;
  const shared = {
    HOST: '127.0.0.1',
    MONGODB_URI: mongoUri,
    QUAD_DATA: env.QUAD_DATA,
    QUAD_LOG_LEVEL: env.QUAD_LOG_LEVEL,
  };
  const inner = (name: string) => ({
    ...shared,
    QUAD_GATEWAY_URL: `${loopback(ports.gatewayInner)}/graphql`,
    QUAD_PRINCIPAL_JWKS: keys.principalJwks,
    QUAD_SERVICE_KEY: keys.serviceKey(name),
  });
  const withProcess = options.subgraphs.filter(({ name, process }) => process === name);
  const subgraphs = withProcess.map(({ name }) =>
    plan(env, name, `subgraphs/${name}`, 'src/index.ts', {
      ...inner(name),
      PORT: String(ports.subgraphs[name] ?? 0),
      // Directory owns files, and alone makes and reads links to them.
      ...(name === 'directory' ? fileVariables(env, keys) : {}),
    }),
  );
  const identity = plan(env, 'identity', 'apps/identity', 'src/index.ts', {
    ...inner('identity'),
    PORT: String(ports.identity),
    QUAD_PUBLIC_URL: publicUrl,
    QUAD_OPERATOR_JWKS: keys.operatorJwks,
  });
  const gateway = plan(env, 'gateway', 'apps/gateway', 'src/index.ts', {
    ...shared,
    PORT: String(env.QUAD_PORT),
    QUAD_INNER_PORT: String(ports.gatewayInner),
    QUAD_PUBLIC_URL: publicUrl,
    QUAD_SUPERGRAPH: `${loopback(ports.registry)}/supergraph/production`,
    QUAD_SUPERGRAPH_KEPT: options.supergraph,
    QUAD_DOCUMENTS: `${loopback(ports.registry)}/documents/production`,
    QUAD_DOCUMENTS_KEPT: join(env.QUAD_DATA, 'documents.json'),
    QUAD_REGISTRY_URL: loopback(ports.registry),
    QUAD_LIMITS: env.QUAD_LIMITS,
    ...(env.REDIS_URL === undefined ? {} : { REDIS_URL: env.REDIS_URL }),
    QUAD_SUBGRAPHS: JSON.stringify(
      Object.fromEntries(
        options.subgraphs.map(({ name, prefixes }) => [
          name,
          { url: loopback(ports.subgraphs[name] ?? 0), prefixes },
        ]),
      ),
    ),
    QUAD_IDENTITY_URL: loopback(ports.identity),
    QUAD_PRINCIPAL_KEY: keys.principalKey,
    QUAD_SERVICES_JWKS: keys.servicesJwks,
    QUAD_OPERATOR_JWKS: keys.operatorJwks,
    QUAD_PORTAL_DIR: join(repositoryRoot, 'apps/portal/dist'),
    ...(env.QUAD_ISSUER === undefined ? {} : { QUAD_ISSUER: env.QUAD_ISSUER }),
    ...(env.QUAD_CLIENT_ID === undefined ? {} : { QUAD_CLIENT_ID: env.QUAD_CLIENT_ID }),
    ...(env.QUAD_CLIENT_SECRET === undefined ? {} : { QUAD_CLIENT_SECRET: env.QUAD_CLIENT_SECRET }),
  });
  return { gateway, others: [...subgraphs, identity] };
}

function fileVariables(env: CliEnv, keys: KeyFiles): Readonly<Record<string, string>> {
  return {
    QUAD_FILES_KEY: keys.filesKey,
    QUAD_FILES_JWKS: keys.filesJwks,
    QUAD_FILES_QUOTA_MB: String(env.QUAD_FILES_QUOTA_MB),
    ...(env.QUAD_FILES_URL === undefined ? {} : { QUAD_FILES_URL: env.QUAD_FILES_URL }),
  };
}

function plan(
  env: CliEnv,
  name: string,
  folder: string,
  entry: string,
  variables: Readonly<Record<string, string>>,
): ProcessPlan {
  const cwd = join(repositoryRoot, folder);
  return {
    name,
    cwd,
    entry: join(cwd, entry),
    logFile: join(env.QUAD_DATA, 'logs', `${name}.log`),
    nodeFlags: leanFlags,
    env: {
      PATH: process.env.PATH ?? '',
      ...(process.env.NODE_ENV === undefined ? {} : { NODE_ENV: process.env.NODE_ENV }),
      ...(process.env.QUAD_ALLOW_EMBEDDED === undefined
        ? {}
        : { QUAD_ALLOW_EMBEDDED: process.env.QUAD_ALLOW_EMBEDDED }),
      APOLLO_TELEMETRY_DISABLED: '1',
      // What was compiled once is read back: a start takes less time, and no process holds a compiler.
      NODE_COMPILE_CACHE: join(repositoryRoot, 'node_modules/.cache/compiled'),
      QUAD_STOP_WITH_PARENT: '1',
      ...variables,
    },
  };
}
