import type { Command } from 'commander';
import { z } from 'zod';
import type { CliEnv } from '../env.ts';
import { CommandFailed, openGraph } from '../graph/client.ts';

const statusShape = z.looseObject({
  processes: z.array(z.looseObject({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});

/** `quad status`: each process, whether it is up, and what waits. Exit 1 when one is not. */
export function addStatus(program: Command, env: CliEnv): void {
  program
    .command('status')
    .description('say which parts are up and what waits')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const graph = await openGraph(env);
      const answer = await graph.send('/status', { method: 'GET' });
      const status = statusShape.safeParse(JSON.parse(answer.text));
      if (!status.success) throw new CommandFailed(`The status of ${graph.url} cannot be read.`, 2);
      const { processes } = status.data;
      if (options.json === true) process.stdout.write(`${JSON.stringify({ processes }, null, 2)}\n`);
      else {
        const width = Math.max(...processes.map(({ name }) => name.length));
        for (const { name, ok, detail } of processes)
          process.stdout.write(`${ok ? 'up  ' : 'DOWN'}  ${name.padEnd(width)}  ${detail}\n`);
      }
      if (processes.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}
