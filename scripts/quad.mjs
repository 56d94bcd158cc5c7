// `npm run quad -- …`: the command line on the pinned runtime.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, environment, root, runtime } from './install.mjs';

ensureInstalled();
const cwd = process.env.INIT_CWD ?? process.cwd();
const done = spawnSync(runtime, [join(root, 'packages/cli/src/main.ts'), ...process.argv.slice(2)], {
  // Paths that a user types are meant from where they stand.
  cwd,
  stdio: 'inherit',
  env: environment,
});
process.exit(done.status ?? 1);
