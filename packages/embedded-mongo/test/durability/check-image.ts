import { createInterface } from 'node:readline';
import { type Doc, Int32, type Value } from '../../src/bson/value.ts';
import { openEnvironment } from '../../src/storage/open-environment.ts';
import { emptyHeld, type Held, heldText } from './steady-writers.ts';
import { type Walked, walk } from './walk.ts';

/** A program of its own, because a bad image may end the process: a folder on each line, a verdict as JSON on each line. */
export type Verdict = {
  readonly faults: readonly string[];
  /** By client, what it finds of its own, as `heldText`. */
  readonly held: Readonly<Record<string, string>>;
};

for await (const folder of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await verdictOn(folder))}\n`);
}

async function verdictOn(folder: string): Promise<Verdict> {
  try {
    const environment = await openEnvironment(folder);
    try {
      const first = walk(environment);
      // The file must also bear writing: pages that it thinks free must be free.
      for (let turn = 0; turn < 3; turn++) {
        environment.commit(() => {
          for (let at = 0; at < 40; at++) environment.put(probeKey(turn, at), Buffer.alloc(1500, at));
        });
        environment.commit(() => {
          for (let at = 0; at < 40; at++) environment.remove(probeKey(turn, at));
        });
        await environment.flush();
      }
      const second = walk(environment);
      const [before, after] = [heldOf(first), heldOf(second)];
      const faults = [...first.faults, ...second.faults];
      if (JSON.stringify(before) !== JSON.stringify(after)) faults.push('new writes changed what was there');
      return { faults, held: before };
    } finally {
      await environment.close();
    }
  } catch (error) {
    return { faults: [`it does not open: ${String(error)}`], held: {} };
  }
}

function probeKey(turn: number, at: number): Buffer {
  return Buffer.from([0xff, 0xff, 0xff, 0xf0, 0, 0, turn, at]);
}

function whole(value: Value | undefined): number {
  return value instanceof Int32 ? value.value : typeof value === 'number' ? value : Number.NaN;
}

function heldOf({ documents }: Walked): Record<string, string> {
  const held = new Map<number, Held>();
  const of = (document: Doc): Held => {
    const owner = whole(document.get('owner'));
    const found = held.get(owner) ?? emptyHeld();
    held.set(owner, found);
    return found;
  };
  for (const document of documents.get('crash_a.accounts') ?? []) {
    const isA = String(document.get('_id')).startsWith('a');
    of(document)[isA ? 'accountA' : 'accountB'] = whole(document.get('balance'));
  }
  for (const document of documents.get('crash_a.rows') ?? [])
    of(document).rows.set(String(document.get('_id')), whole(document.get('n')));
  for (const document of documents.get('crash_b.transfers') ?? []) of(document).transfers += 1;
  return Object.fromEntries([...held].map(([owner, found]) => [String(owner), heldText(found)]));
}
