import { resolve } from 'node:path';

export type Env = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Ends when standard input closes: a supervisor that was killed leaves no owner of the folder behind. */
  readonly stopWithParent: boolean;
};

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** The only reader of the environment. Returns every fault at once. */
export function readEnv(
  env: Readonly<Record<string, string | undefined>>,
): { readonly env: Env } | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const port = Number(env.PORT ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    faults.push(`PORT is "${env.PORT ?? ''}"; give a port from 0 (any free one) to 65535.`);
  const host = env.HOST ?? '127.0.0.1';
  if (!LOOPBACK.has(host)) {
    faults.push(
      `HOST is "${host}"; the embedded database has no sign-in and listens on loopback only (127.0.0.1, ::1). Use a real MongoDB (MONGODB_URI) for other machines.`,
    );
  }
  const data = env.QUAD_DATA ?? '';
  if (data === '') faults.push('QUAD_DATA is not set; give the folder where the data is kept.');
  if (env.NODE_ENV === 'production' && env.QUAD_ALLOW_EMBEDDED !== '1') {
    faults.push(
      'NODE_ENV is production and the embedded database is meant for one machine; set MONGODB_URI to a MongoDB replica set, or QUAD_ALLOW_EMBEDDED=1 to use it anyway.',
    );
  }
  if (faults.length > 0) return { faults };
  return { env: { port, host, dataDir: resolve(data), stopWithParent: env.QUAD_STOP_WITH_PARENT === '1' } };
}

/** The folder into which servers of this process write what they were asked for; undefined when nobody wants to know. */
export function usedFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const folder = env.QUAD_DB_USED ?? '';
  return folder === '' ? undefined : resolve(folder);
}
