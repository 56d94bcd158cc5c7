import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { z } from 'zod';

/** How one process of the product is started. */
export interface ProcessPlan {
  readonly name: string;
  readonly entry: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly nodeFlags?: readonly string[];
}

const listeningLine = z.looseObject({ listening: z.literal(true) });
/** A process that brings its data up to date says so again and again, and may take as long as that takes. */
const migratingLine = z.looseObject({ migrating: z.string() });

const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 12_000;
const FIRST_RESTART_MS = 300;
const LONGEST_RESTART_MS = 10_000;
/** A process that ran this long before it ended starts again without a growing pause. */
const STEADY_MS = 20_000;

/**
 * One process that is kept running: started, awaited until it prints its listening line,
 * started again when it ends by itself, stopped when asked.
 */
export class ManagedProcess {
  readonly plan: ProcessPlan;
  #child: ChildProcess | null = null;
  #isWanted = false;
  #failures = 0;
  #log: WriteStream;
  #lastLines: string[] = [];
  readonly #onEvent: (sentence: string) => void;

  constructor(plan: ProcessPlan, onEvent: (sentence: string) => void) {
    this.plan = plan;
    this.#onEvent = onEvent;
    this.#log = createWriteStream(plan.logFile, { flags: 'a', mode: 0o600 });
  }

  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** The last lines that it wrote to its log, for the sentence that says why it does not start. */
  get lastLines(): readonly string[] {
    return this.#lastLines;
  }

  /** Starts it and waits for its listening line. */
  async start(): Promise<Readonly<Record<string, unknown>>> {
    this.#isWanted = true;
    return this.#spawn();
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    this.#isWanted = false;
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }

  /** Ends it as a crash would; it is started again by itself. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  #spawn(): Promise<Readonly<Record<string, unknown>>> {
    const { plan } = this;
    const startedAtMs = Date.now();
    const child = spawn(process.execPath, [...(plan.nodeFlags ?? []), plan.entry], {
      cwd: plan.cwd,
      env: { ...plan.env },
      // Standard input stays open as long as this process lives; its closing tells the child to stop.
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C reaches the supervisor alone, which stops the others in order.
      detached: true,
    });
    this.#child = child;
    child.stderr?.on('data', (chunk: Buffer) => this.#keep(chunk));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${plan.name} did not come up within ${START_WITHIN_MS / 1000} s.`)),
        START_WITHIN_MS,
      );
      let isMigrating = false;
      onLines(child, {
        listening: (facts) => {
          clearTimeout(timer);
          resolve(facts);
        },
        migrating: (what) => {
          timer.refresh();
          if (!isMigrating) this.#onEvent(`${plan.name} brings its data up to date: ${what}`);
          isMigrating = true;
        },
      });
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        clearTimeout(timer);
        reject(new Error(`${plan.name} ended with ${signal ?? `code ${code}`} before it was up.`));
        this.#ended(code, signal, Date.now() - startedAtMs);
      });
    });
  }

  #ended(code: number | null, signal: NodeJS.Signals | null, ranMs: number): void {
    this.#child = null;
    if (!this.#isWanted) return;
    this.#failures = ranMs > STEADY_MS ? 0 : this.#failures + 1;
    const waitMs = Math.min(FIRST_RESTART_MS * 2 ** Math.min(this.#failures, 6), LONGEST_RESTART_MS);
    this.#onEvent(`${this.plan.name} ended with ${signal ?? `code ${code}`}; starting it again`);
    setTimeout(() => {
      if (!this.#isWanted || this.#child !== null) return;
      this.#spawn().then(
        () => this.#onEvent(`${this.plan.name} is up again`),
        // Its own exit handler has already planned the next try.
        () => undefined,
      );
    }, waitMs);
  }

  #keep(chunk: Buffer): void {
    this.#log.write(chunk);
    this.#lastLines = [...this.#lastLines, ...chunk.toString('utf8').split('\n').filter(Boolean)].slice(-10);
  }
}

function onLines(
  child: ChildProcess,
  heard: {
    listening(facts: Readonly<Record<string, unknown>>): void;
    migrating(what: string): void;
  },
): void {
  let buffered = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    buffered += chunk.toString('utf8');
    const lines = buffered.split('\n');
    buffered = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('{')) continue;
      const said: unknown = JSON.parse(line);
      const listening = listeningLine.safeParse(said);
      if (listening.success) heard.listening(listening.data);
      const migrating = migratingLine.safeParse(said);
      if (migrating.success) heard.migrating(migrating.data.migrating);
    }
  });
}
