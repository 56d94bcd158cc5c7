import { request } from 'node:http';
import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { controlSocket } from '../start/control.ts';

/** `quad process stop|start|kill NAME`: one process of the running product, e.g. to see what its absence does. */
export function addProcess(program: Command, env: CliEnv): void {
  const group = program
    .command('process')
    .description('stop and start single processes of the running product');
  const acts = {
    stop: 'stop one until it is started again',
    start: 'start one that was stopped',
    kill: 'end one as a crash would; it starts again by itself',
  };
  for (const [act, description] of Object.entries(acts)) {
    group
      .command(`${act} <name>`)
      .description(description)
      .action(async (name: string) => {
        await control(env, { name, act });
        process.stdout.write(`${act} ${name}: done\n`);
      });
  }
}

function control(env: CliEnv, message: { readonly name: string; readonly act: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(
      { socketPath: controlSocket(env.QUAD_DATA), path: '/', method: 'POST' },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
            ok: boolean;
            message?: string;
          };
          if (body.ok) resolve();
          else reject(new CommandFailed(body.message ?? 'The running product refused.', 1));
        });
      },
    );
    call.on('error', (cause) =>
      reject(
        new CommandFailed(
          `No Quad runs on the data folder ${env.QUAD_DATA}; start it with "npm start" or name its folder with QUAD_DATA.`,
          2,
          { cause },
        ),
      ),
    );
    call.end(JSON.stringify(message));
  });
}
