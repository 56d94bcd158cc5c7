import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chanceFrom } from './chance.ts';
import { Judge } from './judge.ts';
import { asOfEarlierBoot, CachedDisk, LOSSES, type Loss } from './power-loss.ts';
import type { RecordedEvent } from './recording.ts';
import { Expectation, requestId } from './steady-writers.ts';

export type SyncTest = {
  /** Power cuts that were tried. */
  readonly points: number;
  /** Of these, those at which something was written and not yet synced. */
  readonly withUnsynced: number;
  /** Acknowledgements before the last power cut. */
  readonly acknowledged: number;
  readonly faults: string[];
};

export type SyncTestOptions = {
  readonly folder: string;
  readonly seed: number;
  readonly clients: number;
  readonly operations: number;
  readonly points: number;
  /** What the disk loses; every way in turn where absent. */
  readonly loss?: Loss;
  /** A disk that takes O_DSYNC for a mere wish. */
  readonly ignoresSyncedWrites?: boolean;
  /** Whether the image is opened under another boot, as after a power cut, or under the same, as a copy of the disk is. */
  readonly boot?: 'earlier' | 'same';
  readonly stopsAtFault?: boolean;
};

/** Cuts the power at random moments of a recorded run, opens what the disk would hold, and compares. */
export async function cutPower(
  events: readonly RecordedEvent[],
  options: SyncTestOptions,
): Promise<SyncTest> {
  const chance = chanceFrom(options.seed);
  const moments = Array.from({ length: options.points }, () => chance.below(events.length + 1)).sort(
    (a, b) => a - b,
  );
  const owners = Array.from({ length: options.clients }, (_, at) => at + 1);
  const texts = owners.map((owner) => {
    const expectation = new Expectation(options.seed, owner);
    return Array.from({ length: options.operations + 2 }, (_, number) => expectation.after(number));
  });
  const acknowledged = owners.map(() => 0);
  const disk = new CachedDisk();
  const judge = new Judge();
  const faults: string[] = [];
  let [at, withUnsynced, points] = [0, 0, 0];
  try {
    for (const [turn, moment] of moments.entries()) {
      for (; at < moment; at++) {
        const event = events[at];
        if (event === undefined) break;
        if (event.what === 'granted') note(event.request, owners, acknowledged);
        else if (event.what !== 'write is synced' || options.ignoresSyncedWrites !== true) disk.apply(event);
      }
      const loss = options.loss ?? LOSSES[turn % LOSSES.length] ?? 'all';
      if (disk.unsynced > 0) withUnsynced += 1;
      const image = disk.image(loss, chance.branch(turn));
      const folder = join(options.folder, `image-${turn}`);
      await mkdir(folder, { recursive: true });
      if (disk.isNamed)
        await writeFile(join(folder, 'quad.mdb'), options.boot === 'same' ? image : asOfEarlierBoot(image));
      const verdict = await judge.verdict(folder);
      points += 1;
      const where = `seed ${options.seed}, power cut ${turn} (event ${moment} of ${events.length}, lost: ${loss})`;
      for (const fault of verdict.faults) faults.push(`${where}: ${fault}`);
      for (const [index, owner] of owners.entries()) {
        const number = acknowledged[index] ?? 0;
        const found = verdict.held[String(owner)] ?? 'nothing';
        if (found === texts[index]?.[number] || found === texts[index]?.[number + 1]) continue;
        const is = texts[index]?.indexOf(found) ?? -1;
        faults.push(
          `${where}: client ${owner} was told of ${number} operations; found ${is < 0 ? 'what no operation leaves' : `the state after ${is}`}`,
        );
      }
      await rm(folder, { recursive: true, force: true });
      if (faults.length > 0 && options.stopsAtFault !== false) break;
    }
  } finally {
    await judge.close();
  }
  return { points, withUnsynced, acknowledged: acknowledged.reduce((sum, one) => sum + one, 0), faults };
}

function note(request: number, owners: readonly number[], acknowledged: number[]): void {
  for (const [index, owner] of owners.entries()) {
    const number = request - requestId(owner, 0);
    if (number > 0 && number < requestId(1, 0))
      acknowledged[index] = Math.max(acknowledged[index] ?? 0, number);
  }
}
