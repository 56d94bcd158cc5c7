import { MongoBulkWriteError, type MongoClient, MongoError, MongoServerError } from 'mongodb';
import type { Chance } from './chance.ts';

/** One thing that a client does. */
export type Operation<S> = {
  readonly name: string;
  /** What it changes, command by command: of one in flight any number of leading steps may be found done, each whole. */
  readonly steps: readonly ((state: S) => void)[];
  /**
   * Sends it. `sending` is called right before the command that can make it real; what fails before that must not be
   * found. Resolves to false when it was refused as a whole, as it may be (a write conflict).
   */
  run(sending: () => void): Promise<boolean>;
};

export type Kind<S> = {
  readonly name: string;
  readonly empty: () => S;
  readonly next: (chance: Chance, state: S, round: number) => Operation<S>;
  /** What the database holds of this actor, in the form of its state. */
  readonly read: (client: MongoClient) => Promise<S>;
};

/** What the database said is not what it had to say; unlike a lost connection this is a fault. */
export class WrongAnswer extends Error {}

/** A client with a memory: what was acknowledged to it, and what it has under way. */
export class Actor<S> {
  readonly kind: Kind<S>;
  private state: S;
  private inFlight: Operation<S> | undefined;
  acknowledged = 0;
  wrong: string | undefined;

  constructor(kind: Kind<S>) {
    this.kind = kind;
    this.state = kind.empty();
  }

  /** Works until `stopped`, or until the connection is lost or an answer is wrong. */
  async work(chance: Chance, round: number, stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      const operation = this.kind.next(chance, this.state, round);
      try {
        const done = await operation.run(() => {
          this.inFlight = operation;
        });
        this.inFlight = undefined;
        if (!done) continue;
        for (const step of operation.steps) step(this.state);
        this.acknowledged += 1;
      } catch (error) {
        if (!isLostConnection(error))
          this.wrong = `${this.kind.name}, ${operation.name}: ${error instanceof Error ? error.message : String(error)}`;
        return;
      }
    }
  }

  /** Compares with what the database holds now, and goes on from that. Gives the faults, and whether something was in flight. */
  async check(client: MongoClient): Promise<{ readonly faults: string[]; readonly wasInFlight: boolean }> {
    const faults = this.wrong === undefined ? [] : [this.wrong];
    const operation = this.inFlight;
    this.inFlight = undefined;
    const found = await this.kind.read(client);
    const allowed = [structuredClone(this.state)];
    for (const step of operation?.steps ?? []) {
      const next = structuredClone(allowed[allowed.length - 1] ?? this.state);
      step(next);
      allowed.push(next);
    }
    const text = JSON.stringify(found);
    if (!allowed.some((state) => JSON.stringify(state) === text)) {
      faults.push(
        `${this.kind.name}: found ${firstDifference(text, JSON.stringify(this.state))}; in flight: ${operation?.name ?? 'nothing'}`,
      );
    }
    this.state = found;
    return { faults, wasInFlight: operation !== undefined };
  }
}

function firstDifference(found: string, wanted: string): string {
  let at = 0;
  while (at < found.length && found[at] === wanted[at]) at++;
  const from = Math.max(0, at - 60);
  return `…${found.slice(from, at + 160)}… where …${wanted.slice(from, at + 160)}… was acknowledged`;
}

/**
 * Whether the driver got no answer, as when the server is killed; what the server itself refused is an answer. A bulk
 * write says both by one class.
 */
function isLostConnection(error: unknown): boolean {
  if (error instanceof MongoBulkWriteError)
    return /connection \d+ to \S+ closed|ECONNRESET|ECONNREFUSED|EPIPE|client was closed/.test(error.message);
  return error instanceof MongoError && !(error instanceof MongoServerError);
}
