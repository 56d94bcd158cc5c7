import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@quad/cli';

export interface CommandRun {
  readonly seconds: number;
  /** Most resident memory of the process with all its threads, by the kernel's own mark; looked up five times a second. */
  readonly peakMib: number;
  readonly told: string;
}

/** Runs the command line as a person does; a run that has not ended after `mostSeconds` is killed and is an error. */
export async function quad(args: readonly string[], mostSeconds: number): Promise<CommandRun> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(repositoryRoot, 'packages/cli/src/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
  let peakMib = 0;
  const look = setInterval(() => {
    try {
      const mark = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      peakMib = Math.max(peakMib, Number(mark?.[1] ?? 0) / 1024);
    } catch {
      // It has just ended, or this is no Linux, where the figure stays 0.
    }
  }, 200);
  const late = setTimeout(() => child.kill('SIGKILL'), 1000 * mostSeconds);
  const status = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  clearInterval(look);
  clearTimeout(late);
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0)
    throw new Error(`quad ${args.join(' ')} ended with ${status} after ${Math.round(seconds)} s:\n${told}`);
  return { seconds, peakMib, told };
}
