import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type CliEnv, repositoryRoot } from '@quad/cli';

export interface CommandEnd {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `quad …` as a program of its own, on the data folder and port of `env`. */
export function quadCommand(env: CliEnv, ...args: readonly string[]): Promise<CommandEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repositoryRoot, 'packages/cli/src/main.ts'), ...args], {
      env: {
        PATH: process.env.PATH ?? '',
        NODE_COMPILE_CACHE: join(repositoryRoot, 'node_modules/.cache/compiled'),
        QUAD_DATA: env.QUAD_DATA,
        QUAD_PORT: String(env.QUAD_PORT),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    );
  });
}
