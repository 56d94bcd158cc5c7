import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CliEnv, freePorts, readCliEnv, startQuad } from '@quad/cli';
import { forgetSaid, sayBeside } from './said.ts';
import { watchProduct } from './sightings.ts';

/** A product of the journey's own, to be broken without anyone else noticing. */
export async function startOwnQuad(options: { readonly hasTracePage?: boolean } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'quad-own-'));
  const [port = 0] = await freePorts(1);
  const env: CliEnv = readCliEnv({ QUAD_PORT: String(port), QUAD_DATA: dataDir, QUAD_LOG_LEVEL: 'warn' });
  watchProduct(dataDir);
  const say = sayBeside(dataDir);
  let quad = await startQuad(env, say, options);
  return {
    env,
    dataDir,
    get quad() {
      return quad;
    },
    /** Stops everything and starts it again on the same data, or on what `meanwhile` made of it. */
    async restart(meanwhile: () => Promise<void> = async () => undefined) {
      await quad.stop();
      await meanwhile();
      quad = await startQuad(env, say, options);
    },
    async close() {
      await quad.stop();
      await rm(dataDir, { recursive: true, force: true });
      forgetSaid(dataDir);
    },
  };
}

/** Asks until the answer is what is waited for. */
export async function eventually<Value>(
  read: () => Promise<Value>,
  isThere: (value: Value) => boolean,
  withinMs = 60_000,
): Promise<Value> {
  const until = Date.now() + withinMs;
  for (;;) {
    const value = await read().catch((error: unknown) => {
      if (Date.now() > until) throw error;
      return undefined;
    });
    if (value !== undefined && isThere(value)) return value;
    if (Date.now() > until)
      throw new Error(`Not there within ${withinMs} ms; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
