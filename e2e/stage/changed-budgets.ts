import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CliEnv, readSubgraphSdl, repositoryRoot } from '@quad/cli';
import { startTestDatabase } from '@quad/test-kit';

const FIELD = 'extend type Query { "Budgets of later years." laterBudgets: String }';

/**
 * Budgets as somebody is working on it, with a field more: a process on a port of its own, beside the one that runs, with a
 * database of its own, for the gateway of `env`.
 */
export async function startChangedBudgets(env: CliEnv) {
  const dir = await mkdtemp(join(tmpdir(), 'quad-changed-'));
  const folder = join(dir, 'budgets');
  const source = join(repositoryRoot, 'subgraphs/budgets');
  for (const part of ['src', 'schema', 'package.json']) {
    await cp(join(source, part), join(folder, part), { recursive: true });
  }
  await symlink(join(source, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'schema/later.graphql'), FIELD);
  const map = join(folder, 'src/resolvers/index.ts');
  const changed = (await readFile(map, 'utf8')).replace(
    'Query: {',
    "Query: { laterBudgets: () => 'planned',",
  );
  await writeFile(map, changed);
  const schema = join(dir, 'budgets.graphql');
  await writeFile(schema, `${readSubgraphSdl(repositoryRoot, 'budgets').sdl}\n${FIELD}`);
  const database = await startTestDatabase();
  const keys = join(env.QUAD_DATA, 'keys');
  let child: ChildProcess | null = null;

  async function start(): Promise<number> {
    const started = spawn(process.execPath, [join(folder, 'src/index.ts')], {
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        PORT: '0',
        MONGODB_URI: database.uri,
        QUAD_DATA: join(dir, 'data'),
        QUAD_PRINCIPAL_JWKS: join(keys, 'principal.jwks.json'),
        QUAD_SERVICE_KEY: join(keys, 'service-budgets.jwk.json'),
        // It follows nobody's feeds and sends nothing: what is tried out does no work of the real one.
        QUAD_GATEWAY_URL: 'http://127.0.0.1:9/graphql',
        QUAD_LOG_LEVEL: 'silent',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    const [line] = (await once(started.stdout, 'data')) as [Buffer];
    return (JSON.parse(line.toString('utf8')) as { port: number }).port;
  }

  const port = await start();
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    /** The file of its schema. */
    schema,
    async stop() {
      if (child === null || child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
    async close() {
      await this.stop();
      await database.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
