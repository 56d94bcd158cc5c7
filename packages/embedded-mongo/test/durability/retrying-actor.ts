import { type Document, Long, type MongoClient, UUID } from 'mongodb';
import type { Chance } from './chance.ts';
import { ConnectionLost, wireClient } from './wire-client.ts';

const DATABASE = 'crash_a';

type Sent = {
  readonly command: Document;
  readonly apply: (state: RetryState) => void;
  readonly fault: (reply: Document) => string | undefined;
};
type RetryState = { n: number; log: number[]; inserted: number[] };

/**
 * A client that sends numbered writes and, after a crash, the one that got no answer again under the same session and
 * number, as drivers do: it must have been done once.
 */
export class RetryingActor {
  private readonly session: UUID;
  private number = 0;
  private state: RetryState = { n: 0, log: [], inserted: [] };
  private unanswered: Sent | undefined;
  readonly name: string;
  acknowledged = 0;
  resent = 0;
  private wrong: string | undefined;
  private round = 0;

  constructor(owner: number) {
    this.name = `retrying ${owner}`;
    this.session = new UUID(`00000000-0000-4000-8000-${String(owner).padStart(12, '0')}`);
  }

  private id(): string {
    return `${this.name} ${this.round}`;
  }

  private next(chance: Chance): Sent {
    this.number += 1;
    const { number } = this;
    const numbered = { $db: DATABASE, lsid: { id: this.session }, txnNumber: Long.fromNumber(number) };
    const push = { $inc: { n: 1 }, $push: { log: number } };
    const count = (state: RetryState): void => {
      state.n += 1;
      state.log.push(number);
    };
    const kind = chance.below(3);
    if (kind === 0) {
      const _id = `${this.id()} ${number}`;
      return {
        command: { insert: 'retried', documents: [{ _id, owner: this.name, number }], ...numbered },
        apply: (state) => state.inserted.push(number),
        fault: (reply) =>
          reply.n === 1 && reply.writeErrors === undefined ? undefined : 'an insert was not done once',
      };
    }
    if (kind === 1) {
      return {
        command: {
          update: 'counters',
          updates: [{ q: { _id: this.id() }, u: push, upsert: true }],
          ...numbered,
        },
        apply: count,
        fault: (reply) => (reply.n === 1 ? undefined : 'an update changed nothing'),
      };
    }
    const wanted = this.state.n + 1;
    return {
      command: {
        findAndModify: 'counters',
        query: { _id: this.id() },
        update: push,
        upsert: true,
        new: true,
        ...numbered,
      },
      apply: count,
      fault: (reply) =>
        reply.value?.n === wanted ? undefined : `findAndModify answered ${reply.value?.n}, not ${wanted}`,
    };
  }

  private settle(sent: Sent, reply: Document): void {
    this.unanswered = undefined;
    const fault = reply.ok === 1 ? sent.fault(reply) : `it was refused: ${reply.errmsg}`;
    if (fault !== undefined)
      this.wrong ??= `${this.name}: ${fault} (${Object.keys(sent.command)[0]} ${this.number})`;
    sent.apply(this.state);
    this.acknowledged += 1;
  }

  async work(port: number, chance: Chance, round: number, stopped: () => boolean): Promise<void> {
    this.round = round;
    this.state = { n: 0, log: [], inserted: [] };
    try {
      const client = await wireClient(port);
      try {
        while (!stopped() && this.wrong === undefined) {
          const sent = this.next(chance);
          this.unanswered = sent;
          this.settle(sent, await client.command(sent.command));
        }
      } finally {
        client.close();
      }
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
    }
  }

  /** After the restart: what got no answer is sent again. */
  async resume(port: number): Promise<void> {
    const sent = this.unanswered;
    if (sent === undefined) return;
    const client = await wireClient(port);
    this.settle(sent, await client.command(sent.command));
    this.resent += 1;
    // And once more: the answer is the same, and nothing is done.
    const fault = sent.fault(await client.command(sent.command));
    if (fault !== undefined) this.wrong ??= `${this.name}, sent a third time: ${fault}`;
    client.close();
  }

  async check(client: MongoClient): Promise<string[]> {
    const faults = this.wrong === undefined ? [] : [this.wrong];
    this.wrong = undefined;
    const database = client.db(DATABASE);
    const counter = await database
      .collection<{ _id: string }>('counters')
      .findOne<RetryState>({ _id: this.id() });
    const inserted = await database
      .collection<{ number: number }>('retried')
      .find({ owner: this.name })
      .sort({ number: 1 })
      .toArray();
    const found: RetryState = {
      n: counter?.n ?? 0,
      log: counter?.log ?? [],
      inserted: inserted.map(({ number }) => number),
    };
    if (JSON.stringify(found) !== JSON.stringify(this.state))
      faults.push(`${this.name}: found ${JSON.stringify(found)}, acknowledged ${JSON.stringify(this.state)}`);
    await database.collection('retried').deleteMany({ owner: this.name });
    return faults;
  }
}
