// `npm run bench -- NAME [--quick]`: one benchmark on the pinned runtime.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, environment, root, runtime } from './install.mjs';

ensureInstalled();
const [name, ...rest] = process.argv.slice(2);
const entry = join(root, 'bench', name ?? '', 'index.ts');
if (name === undefined || !existsSync(entry)) {
  const names = readdirSync(join(root, 'bench')).filter((folder) =>
    existsSync(join(root, 'bench', folder, 'index.ts')),
  );
  process.stderr.write(`Say which benchmark: ${names.join(', ')}.\n`);
  process.exit(2);
}
const done = spawnSync(runtime, [entry, ...rest], {
  cwd: join(root, 'bench'),
  stdio: 'inherit',
  env: environment,
});
process.exit(done.status ?? 1);
