import { roleFacts, roleIds } from '@quad/kernel';
import type { Command } from 'commander';
import { ensureDemo, type ShownSignIn } from '../demo/ensure-demo.ts';
import type { CliEnv } from '../env.ts';
import { openGraph } from '../graph/client.ts';
import { CannotStart } from '../start/data-folder.ts';
import { type RunningQuad, startQuad } from '../start/start-quad.ts';

/** `quad start`: every part of Quad on this machine, with the demo district on the first start. */
export function addStart(program: Command, env: CliEnv): void {
  program
    .command('start')
    .description('start every part of Quad on this machine')
    .option('--no-demo', 'start without the demo district')
    .option('--trace', 'show each request across all processes on a page of this computer')
    .action(async (options: { demo: boolean; trace?: boolean }) => {
      const say = (sentence: string) => void process.stdout.write(`  ${sentence}\n`);
      process.stdout.write('Starting Quad\n');
      try {
        const quad = await startQuad(env, say, { hasTracePage: options.trace === true });
        let isStopping = false;
        const stop = () => {
          if (isStopping) return;
          isStopping = true;
          process.stdout.write('\nStopping Quad\n');
          quad.stop().then(
            () => process.exit(0),
            (error: unknown) => {
              process.stderr.write(`Stopping failed: ${String(error)}\n`);
              process.exit(1);
            },
          );
        };
        process.on('SIGINT', stop);
        process.on('SIGTERM', stop);
        const signIns = options.demo ? await ensureDemo(await openGraph(env), env, say) : [];
        if (!isStopping) printReady(quad, signIns);
      } catch (error) {
        if (!(error instanceof CannotStart)) throw error;
        process.stderr.write(`${error.message}\n`);
        process.exit(1);
      }
    });
}

function printReady(
  { url, traceUrl }: Pick<RunningQuad, 'url' | 'traceUrl'>,
  signIns: readonly ShownSignIn[],
): void {
  const lines = ['', 'Quad is ready', '', `  Open ${url}`, ''];
  if (traceUrl !== null) lines.push(`  See requests across all processes at ${traceUrl}`, '');
  if (signIns.length > 0) {
    lines.push('  Sign in as (pick the name on the page; others are listed there):');
    const shown = firstOfEachRole(signIns);
    const width = Math.max(...shown.map(({ displayName }) => displayName.length));
    for (const { displayName, role } of shown)
      lines.push(`    ${displayName.padEnd(width)}  ${labelOf(role)}`);
    lines.push('');
  }
  lines.push('  Stop with Ctrl-C', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

function firstOfEachRole(signIns: readonly ShownSignIn[]): readonly ShownSignIn[] {
  return [...new Map(signIns.toReversed().map((signIn) => [signIn.role, signIn])).values()].toReversed();
}

/** The role's words; an id that this version does not know is shown as it is. */
function labelOf(role: string): string {
  const known = roleIds.find((id) => id === role);
  return known === undefined ? role : roleFacts(known).label;
}
