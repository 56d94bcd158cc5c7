import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FolderTakenError, spawnEmbeddedMongo, startEmbeddedMongo } from '../src/index.ts';
import { newFolder } from './server.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** A process that is number 1 of its own numbering, as in a container. */
const asNumberOne = ['-U', '-r', '-p', '-f', '--mount-proc', '--kill-child=SIGKILL'];
const canUnshare = spawnSync('unshare', [...asNumberOne, 'true']).status === 0;

function startAsNumberOne(dataDir: string) {
  const child = spawn('unshare', [...asNumberOne, process.execPath, main], {
    env: { ...process.env, QUAD_DATA: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<string>((resolve) => child.once('close', () => resolve(err)));
  const listening = new Promise<boolean>((resolve) => {
    child.stdout.once('data', () => resolve(true));
    child.once('close', () => resolve(false));
  });
  return { child, ended, listening };
}

describe('a data folder', () => {
  it('is given to one server of a process, and free when it is closed', async () => {
    const dataDir = newFolder();
    const first = await startEmbeddedMongo({ dataDir });
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(FolderTakenError);
    await first.close();
    await (await startEmbeddedMongo({ dataDir })).close();
  });

  it('is free after kill -9, and after a restart of the machine that gave its number to another', {
    timeout: 30_000,
  }, async () => {
    const dataDir = newFolder();
    const first = await spawnEmbeddedMongo({ dataDir });
    await first.kill();
    const left = join(dataDir, 'db', 'owner.json');
    expect(readFileSync(left, 'utf8')).toContain(String(first.pid));
    writeFileSync(left, JSON.stringify({ pid: process.pid, started: '1' }));
    await (await spawnEmbeddedMongo({ dataDir })).stop();
    // Half written, as a power cut leaves it.
    writeFileSync(left, '{"pid":');
    await (await spawnEmbeddedMongo({ dataDir })).stop();
  });

  it('is not given to a second container in which the server is process 1 too', {
    timeout: 30_000,
  }, async (context) => {
    if (!canUnshare) context.skip('unshare(1) may not make process numbers of its own here');
    const dataDir = newFolder();
    const first = startAsNumberOne(dataDir);
    expect(await first.listening).toBe(true);
    expect(JSON.parse(readFileSync(join(dataDir, 'db', 'owner.json'), 'utf8'))).toMatchObject({ pid: 1 });
    const second = startAsNumberOne(dataDir);
    expect(await second.listening).toBe(false);
    expect(await second.ended).toMatch(/^The data folder .* is in use by process 1; stop that process/);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = startAsNumberOne(dataDir);
    expect(await third.listening).toBe(true);
    third.child.kill('SIGKILL');
    await third.ended;
  });
});
