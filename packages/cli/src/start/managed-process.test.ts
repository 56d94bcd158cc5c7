import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ManagedProcess } from './managed-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quad-process-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a process that migrates says it once, and is up when it listens', async () => {
  const entry = join(folder, 'entry.mjs');
  writeFileSync(
    entry,
    `for (const line of [{ migrating: 'rows get names', to: 3 }, { migrating: 'rows get names', to: 3 }, { listening: true, port: 7 }])
       process.stdout.write(JSON.stringify(line) + '\\n');
     setInterval(() => undefined, 1000);`,
  );
  const said: string[] = [];
  const plan = { name: 'database', entry, cwd: folder, env: {}, logFile: join(folder, 'log') };
  const database = new ManagedProcess(plan, (sentence) => said.push(sentence));
  expect(await database.start()).toMatchObject({ port: 7 });
  expect(said).toEqual(['database brings its data up to date: rows get names']);
  await database.stop('SIGKILL');
});
