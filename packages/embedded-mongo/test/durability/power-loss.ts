import type { Chance } from './chance.ts';

/** The disk keeps or loses these as a whole. */
const SECTOR = 512;

/** What happened to the file, in the order in which the kernel was asked. */
export type FileEvent =
  | { readonly what: 'write'; readonly at: number; readonly bytes: Buffer }
  /** The write before returned only when these bytes were on disk (O_DSYNC). */
  | { readonly what: 'write is synced'; readonly at: number; readonly length: number }
  | { readonly what: 'sync begins'; readonly id: number }
  | { readonly what: 'sync ends'; readonly id: number }
  /** It got the name under which it is opened; before that there is no such file. */
  | { readonly what: 'named' }
  | { readonly what: 'truncate'; readonly size: number };

export const LOSSES = [
  'all',
  'none',
  'behind a moment',
  'writes',
  'sectors',
  'all but the metas',
  'the metas',
] as const;
/** Which of the bytes that nobody had waited for are lost. */
export type Loss = (typeof LOSSES)[number];

type Pending = { readonly order: number; readonly at: number; readonly bytes: Buffer };

/**
 * A disk with a cache in front of it. What was written before a completed sync began is on the disk; of what was
 * written since, a power cut leaves any part, by sectors of 512 bytes, in any order.
 */
export class CachedDisk {
  private disk: Buffer = Buffer.alloc(0);
  private pending: Pending[] = [];
  /** How many writes had been made when a sync began. */
  private readonly syncs = new Map<number, number>();
  private made = 0;
  isNamed = false;

  apply(event: FileEvent): void {
    if (event.what === 'write') {
      this.made += 1;
      for (let from = 0; from < event.bytes.length; ) {
        const length = Math.min(event.bytes.length - from, SECTOR - ((event.at + from) % SECTOR));
        this.pending.push({
          order: this.made,
          at: event.at + from,
          bytes: event.bytes.subarray(from, from + length),
        });
        from += length;
      }
    } else if (event.what === 'write is synced') {
      // A sector goes to the disk whole: also what was written beside these bytes.
      const [first, last] = [
        Math.floor(event.at / SECTOR),
        Math.floor((event.at + event.length - 1) / SECTOR),
      ];
      const within = ({ at }: Pending): boolean => at >= first * SECTOR && at < (last + 1) * SECTOR;
      this.settle(this.pending.filter(within));
      this.pending = this.pending.filter((one) => !within(one));
    } else if (event.what === 'sync begins') {
      this.syncs.set(event.id, this.made);
    } else if (event.what === 'sync ends') {
      const made = this.syncs.get(event.id) ?? 0;
      this.settle(this.pending.filter(({ order }) => order <= made));
      this.pending = this.pending.filter(({ order }) => order > made);
    } else if (event.what === 'named') {
      this.isNamed = true;
    } else {
      const grown = Buffer.alloc(event.size);
      this.disk.copy(grown, 0, 0, Math.min(this.disk.length, event.size));
      this.disk = grown;
    }
  }

  private settle(writes: readonly Pending[]): void {
    this.disk = overlaid(this.disk, writes);
  }

  /** What is found on the disk when the power goes now. */
  image(loss: Loss, chance: Chance): Buffer {
    const isMeta = ({ at }: Pending): boolean => at < 2 * 4096;
    const moment = chance.below(this.pending.length + 1);
    const lostWrites = new Map<number, boolean>();
    const kept = this.pending.filter((one, index) => {
      if (loss === 'all') return false;
      if (loss === 'none') return true;
      if (loss === 'behind a moment') return index < moment;
      if (loss === 'the metas') return !isMeta(one);
      if (loss === 'all but the metas') return isMeta(one);
      if (loss === 'sectors') return chance.below(2) === 0;
      const page = Math.floor(one.at / 4096);
      const keeps = lostWrites.get(page) ?? chance.below(2) === 0;
      lostWrites.set(page, keeps);
      return keeps;
    });
    return overlaid(Buffer.from(this.disk), kept);
  }

  get unsynced(): number {
    return this.pending.length;
  }
}

function overlaid(image: Buffer, writes: readonly Pending[]): Buffer {
  const size = Math.max(image.length, ...writes.map(({ at, bytes }) => at + bytes.length), 0);
  const whole = size === image.length ? image : Buffer.concat([image, Buffer.alloc(size - image.length)]);
  for (const { at, bytes } of writes) bytes.copy(whole, at);
  return whole;
}

/** Where LMDB notes the boot under which a state was written: in both meta pages, and in its note of the last synced state. */
const BOOT_IDS = [160, 2048 + 160, 4096 + 160];

/**
 * Makes the image one of an earlier boot, as after a power cut. Under the same boot id lmdb takes the newest state for
 * whole, because the kernel's cache had it; on an image that would test a kill, not a power cut.
 */
export function asOfEarlierBoot(image: Buffer): Buffer {
  for (const at of BOOT_IDS) {
    if (at + 8 <= image.length && image.readBigInt64LE(at) !== 0n) image.writeBigInt64LE(1n, at);
  }
  return image;
}
