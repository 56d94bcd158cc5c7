// `npm start`: installs, builds the portal's pages and starts everything.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, environment, root, runTool, runtime } from './install.mjs';

ensureInstalled();
runTool(
  'turbo',
  ['run', 'build', '--filter=@quad/portal', '--output-logs=errors-only'],
  'Building the portal',
);
const quad = spawn(runtime, [join(root, 'packages/cli/src/main.ts'), 'start', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: environment,
});
// The terminal sends Ctrl-C to the whole group: the child stops the product and this waits for it.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => signal === 'SIGTERM' && quad.kill(signal));
quad.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
