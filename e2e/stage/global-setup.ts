import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDemo, freePorts, openGraph, readCliEnv, startQuad } from '@quad/cli';
import { namesOfOnesOwn } from '@quad/test-kit';
import type { TestProject } from 'vitest/node';
import { forgetSaid, sayBeside } from './said.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly quadUrl: string;
    readonly quadPort: number;
    readonly quadDataDir: string;
  }
}

/**
 * Starts the whole product as a user would, on a folder of its own, for all journeys. While journeys are
 * written, `QUAD_E2E_DATA` and `QUAD_E2E_PORT` name a product that stands already, with the demo loaded.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const standing = process.env.QUAD_E2E_DATA;
  if (standing !== undefined && standing !== '') {
    const standingPort = Number(process.env.QUAD_E2E_PORT);
    project.provide('quadUrl', `http://localhost:${standingPort}`);
    project.provide('quadPort', standingPort);
    project.provide('quadDataDir', standing);
    return async () => undefined;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'quad-e2e-'));
  const [port = 0] = await freePorts(1);
  const server = process.env.MONGODB_URI;
  const outside = server === undefined || server === '' ? undefined : namesOfOnesOwn(server);
  const env = readCliEnv({
    QUAD_PORT: String(port),
    QUAD_DATA: dataDir,
    QUAD_LOG_LEVEL: 'warn',
    ...(outside === undefined ? {} : { MONGODB_URI: outside.uri }),
  });
  const quad = await startQuad(env, sayBeside(dataDir));
  try {
    await ensureDemo(await openGraph(env), env, () => undefined);
  } catch (error) {
    await quad.stop();
    throw error;
  }
  project.provide('quadUrl', quad.url);
  project.provide('quadPort', port);
  project.provide('quadDataDir', dataDir);
  return async () => {
    await quad.stop();
    await outside?.drop();
    await rm(dataDir, { recursive: true, force: true });
    forgetSaid(dataDir);
  };
}
