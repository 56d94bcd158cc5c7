import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Verdict } from './check-image.ts';

/** Opens crash images in a process of their own (check-image.ts), which a bad one may end. */
export class Judge {
  private child: ChildProcessByStdio<Writable, Readable, null> | undefined;
  private lines: Interface | undefined;

  async verdict(folder: string): Promise<Verdict> {
    const child = this.child ?? this.start();
    const { lines } = this;
    if (lines === undefined) throw new Error('the judge has no lines to read');
    child.stdin.write(`${folder}\n`);
    const over = new AbortController();
    const { signal } = over;
    const said = await Promise.race([
      once(lines, 'line', { signal }).then(([line]) => ({ line: String(line) })),
      once(child, 'exit', { signal }).then(([code, killed]) => ({ ended: `code ${code}, signal ${killed}` })),
    ]);
    over.abort();
    if ('line' in said) return JSON.parse(said.line);
    this.child = undefined;
    return { faults: [`the process that opened it ended with ${said.ended}`], held: {} };
  }

  private start(): ChildProcessByStdio<Writable, Readable, null> {
    const program = fileURLToPath(new URL('./check-image.ts', import.meta.url));
    const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin.on('error', () => undefined);
    this.child = child;
    this.lines = createInterface({ input: child.stdout });
    return child;
  }

  async close(): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    const gone = once(child, 'exit');
    child.stdin.end();
    await gone;
  }
}
