import { type Document, Long, UUID } from 'mongodb';
import { chanceFrom } from './chance.ts';
import { ConnectionLost, type WireClient, wireClient } from './wire-client.ts';

/**
 * Clients whose n-th operation is the same in every run, each with an answer that says that it is done: so what a
 * database must hold follows from the numbers of the operations that were acknowledged.
 */
export type Held = {
  /** `_id` → n of the client's rows. */
  readonly rows: Map<string, number>;
  accountA: number;
  accountB: number;
  transfers: number;
};

type Step = {
  readonly commands: readonly Document[];
  readonly isTransaction: boolean;
  readonly apply: (held: Held) => void;
};

const OPENING = 1000;
const REQUESTS = 100_000;

export function requestId(owner: number, number: number): number {
  return owner * REQUESTS + number;
}

export function emptyHeld(): Held {
  return { rows: new Map(), accountA: OPENING, accountB: OPENING, transfers: 0 };
}

/** The operation of a client with this number, from 1; number 1 opens its accounts. */
function stepOf(seed: number, owner: number, number: number): Step {
  const chance = chanceFrom(seed).branch(owner).branch(number);
  const id = (at: number): string => `${owner}-${at}`;
  const numbered = { lsid: { id: sessionOf(owner) }, txnNumber: Long.fromNumber(number) };
  const a = { $db: 'crash_a', ...numbered };
  const row = (name: string, n: number): Document => ({
    _id: name,
    owner,
    n,
    unique: `u${name}`,
    tags: [`t${n % 5}`, `s${n % 3}`],
    filler: 'y'.repeat(chance.below(12) === 0 ? 5000 : chance.below(400)),
  });
  if (number === 1) {
    return {
      isTransaction: false,
      commands: [
        {
          insert: 'accounts',
          documents: [
            { _id: `a${owner}`, owner, balance: OPENING },
            { _id: `b${owner}`, owner, balance: OPENING },
          ],
          ...a,
        },
      ],
      apply: () => undefined,
    };
  }
  const kind = chance.below(6);
  if (kind <= 1) {
    const count = 1 + chance.below(6);
    const documents = Array.from({ length: count }, (_, at) => row(id(number * 10 + at), chance.below(50)));
    return {
      isTransaction: false,
      commands: [{ insert: 'rows', documents, ...a }],
      apply: (held) => {
        for (const { _id, n } of documents) held.rows.set(_id, n);
      },
    };
  }
  // The operation before may have inserted these; where it did not, nothing matches and an upsert makes it.
  const target = id((number - 1 - chance.below(4)) * 10);
  if (kind === 2) {
    return {
      isTransaction: false,
      commands: [
        {
          update: 'rows',
          updates: [{ q: { _id: target }, u: { $inc: { n: 3 }, $push: { tags: `p${number}` } } }],
          ...a,
        },
      ],
      apply: (held) => {
        const n = held.rows.get(target);
        if (n !== undefined) held.rows.set(target, n + 3);
      },
    };
  }
  if (kind === 3) {
    return {
      isTransaction: false,
      commands: [{ delete: 'rows', deletes: [{ q: { _id: target }, limit: 1 }], ...a }],
      apply: (held) => {
        held.rows.delete(target);
      },
    };
  }
  if (kind === 4) {
    return {
      isTransaction: false,
      commands: [
        {
          findAndModify: 'rows',
          query: { _id: target },
          update: {
            $inc: { n: 1 },
            $setOnInsert: { owner, unique: `u${target}`, tags: [] },
          },
          upsert: true,
          ...a,
        },
      ],
      apply: (held) => {
        held.rows.set(target, (held.rows.get(target) ?? 0) + 1);
      },
    };
  }
  const inTransaction = { ...numbered, autocommit: false };
  const amount = 1 + chance.below(9);
  const update = (name: string, by: number): Document => ({
    updates: [{ q: { _id: name }, u: { $inc: { balance: by } } }],
  });
  return {
    isTransaction: true,
    commands: [
      {
        update: 'accounts',
        ...update(`a${owner}`, -amount),
        $db: 'crash_a',
        ...inTransaction,
        startTransaction: true,
      },
      {
        insert: 'transfers',
        documents: [{ _id: id(number), owner, amount }],
        $db: 'crash_b',
        ...inTransaction,
      },
      { update: 'accounts', ...update(`b${owner}`, amount), $db: 'crash_a', ...inTransaction },
      { commitTransaction: 1, $db: 'admin', ...inTransaction },
    ],
    apply: (held) => {
      held.accountA -= amount;
      held.accountB += amount;
      held.transfers += 1;
    },
  };
}

function sessionOf(owner: number): UUID {
  return new UUID(`00000000-0000-4000-8000-${String(owner).padStart(12, '0')}`);
}

/** What a client's operations up to this number leave. */
export class Expectation {
  private readonly seed: number;
  private readonly owner: number;
  private readonly held = emptyHeld();
  private number = 0;

  constructor(seed: number, owner: number) {
    this.seed = seed;
    this.owner = owner;
  }

  /** As text, to compare; `number` must not be smaller than before. */
  after(number: number): string {
    while (this.number < number) {
      this.number += 1;
      stepOf(this.seed, this.owner, this.number).apply(this.held);
    }
    return heldText(this.number === 0 ? undefined : this.held);
  }
}

/** Undefined where the client has not even its accounts. */
export function heldText(held: Held | undefined): string {
  if (held === undefined) return 'nothing';
  const rows = [...held.rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([rows, held.accountA, held.accountB, held.transfers]);
}

/** One client that goes on where it stopped: what had no answer is sent again under its number. */
export class SteadyWriter {
  private readonly seed: number;
  readonly owner: number;
  acknowledged = 0;

  constructor(seed: number, owner: number) {
    this.seed = seed;
    this.owner = owner;
  }

  async work(port: number, until: number, granted?: (number: number) => void): Promise<void> {
    try {
      const client = await wireClient(port);
      try {
        while (this.acknowledged < until) {
          await this.send(client, this.acknowledged + 1);
          this.acknowledged += 1;
          granted?.(this.acknowledged);
        }
      } finally {
        client.close();
      }
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
    }
  }

  private async send(client: WireClient, number: number): Promise<void> {
    const step = stepOf(this.seed, this.owner, number);
    const last = step.commands[step.commands.length - 1];
    if (step.isTransaction && last !== undefined) {
      // It may have been committed before the answer was lost.
      const again = await client.command(last, requestId(this.owner, number));
      if (again.ok === 1) return;
    }
    for (const command of step.commands) {
      const reply = await client.command(command, command === last ? requestId(this.owner, number) : 0);
      if (reply.ok !== 1 || reply.writeErrors !== undefined)
        throw new Error(`client ${this.owner}, operation ${number}: ${JSON.stringify(reply)}`);
    }
  }
}
