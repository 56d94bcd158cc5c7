import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestDatabase } from '@quad/test-kit';
import { exportJWK, generateKeyPair } from 'jose';
import { expect, it } from 'vitest';

it('says one line when it listens, warns of nothing, and stops when asked', async () => {
  const database = await startTestDatabase();
  const dir = database.dataDir;
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  await writeFile(
    join(dir, 'identity.json'),
    JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'identity' }),
  );
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'index.ts')], {
    env: {
      PATH: process.env.PATH ?? '',
      MONGODB_URI: database.uri,
      QUAD_PUBLIC_URL: 'http://localhost:4000/',
      QUAD_GATEWAY_URL: 'http://127.0.0.1:1/graphql',
      QUAD_SERVICE_KEY: join(dir, 'identity.json'),
    },
  });
  let complained = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
  const { port, ...rest } = JSON.parse(line) as { port: number };
  expect(rest).toEqual({ listening: true, name: 'identity' });
  const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect(await ready.json()).toEqual({ name: 'identity', ok: true, detail: 'up' });
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(complained).toBe('');
  await database.close();
});
