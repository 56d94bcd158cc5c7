import type { Model } from '../../model/model.ts';
import { nextBelow } from '../random.ts';
import { createState, type State } from '../state.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import { type Holders, holdersOf } from './holders.ts';

/** Where the sections of a block would go, and the blocks that would have to leave for it. */
export type Way = {
  readonly blocks: Int32Array;
  count: number;
  price: number;
  readonly patterns: Int32Array;
  readonly teachers: Int32Array;
  readonly coTeachers: Int32Array;
  readonly rooms: Int32Array;
};

/** A search for a place for every section, on a draft of its own in which nobody has a seat. */
export type Placing = {
  readonly draft: State;
  readonly blocks: Blocks;
  readonly holders: Holders;
  /**
   * By holder × slot: the section there, -1 or -2 as in a state; of those who only want their courses: how many
   * sections. By holder × slot group: slots taken of it.
   */
  readonly holderAt: Int32Array;
  readonly holderTaken: Uint8Array;
  /** By block: what it costs to send it away; rises each time that it finds no free place. */
  readonly trouble: Float64Array;
  /** By block: until which step it stays where it was put. */
  readonly staysUntil: Int32Array;
  /** Blocks that stand nowhere; the last is the next. */
  readonly waiting: number[];
  waitingSections: number;
  /** The best so far: patterns, teachers, second teachers and rooms by section, and sections without a place. */
  readonly best: { readonly placements: readonly Int32Array[]; waitingSections: number; step: number };
  /** By block: the last look that met it, so that nobody is counted twice. */
  readonly metAt: Int32Array;
  looks: number;
  way: Way;
  bestWay: Way;
  steps: number;
  /** Steps without a better draft after which no better one is looked for. */
  readonly patience: number;
  /** Step of the last draft that the schedule has taken over. */
  takenOver: number;
};

const newWay = (model: Model, width: number): Way => ({
  blocks: new Int32Array(model.sectionCount),
  count: 0,
  price: 0,
  patterns: new Int32Array(width),
  teachers: new Int32Array(width),
  coTeachers: new Int32Array(width),
  rooms: new Int32Array(width),
});

/** What has one position only is hardly ever sent away. */
const immovable = 1000;

/** Begins with nothing placed; those that are hardest to place are next. */
export function createPlacing(state: State): Placing {
  const { model } = state;
  const blocks = blocksOf(model);
  const holders = holdersOf(model);
  const draft = createState(model, state.weights, nextBelow(state.random, 1 << 30));
  const holderAt = new Int32Array(holders.count * model.slotCount).fill(
    -1,
    0,
    holders.needy * model.slotCount,
  );
  holders.students.forEach((student, holder) => {
    for (let slot = 0; slot < model.slotCount; slot += 1)
      if (model.studentBlocked[student * model.slotCount + slot] === 1)
        holderAt[holder * model.slotCount + slot] = holder < holders.needy ? -2 : 1;
  });
  const width = Math.max(1, ...blocks.members.map((members) => members.length));
  const full = () => new Int32Array(model.sectionCount).fill(-1);
  return {
    draft,
    blocks,
    holders,
    holderAt,
    holderTaken: new Uint8Array(holders.count * model.slotGroupCount),
    trouble: Float64Array.from(blocks.members, (members, block) =>
      blocks.positions[block].length === members.length ? immovable : members.length,
    ),
    staysUntil: new Int32Array(blocks.count),
    waiting: hardestLast(blocks, holders),
    waitingSections: model.sectionCount,
    best: { placements: [full(), full(), full(), full()], waitingSections: model.sectionCount, step: 0 },
    metAt: new Int32Array(blocks.count),
    looks: 0,
    way: newWay(model, width),
    bestWay: newWay(model, width),
    steps: 0,
    patience: holders.count > 0 ? 20_000 + 200 * blocks.count : 20 * blocks.count,
    takenOver: 0,
  };
}

/** Blocks with few positions and much that they need last; those that can stand nowhere are left out. */
function hardestLast(blocks: Blocks, holders: Holders): number[] {
  const ease = blocks.members.map((members, block) => {
    let needs = 1;
    for (const section of members)
      needs += 1 + holders.bySectionStart[section + 1] - holders.bySectionStart[section];
    return blocks.positions[block].length / members.length / needs;
  });
  return [...blocks.members.keys()]
    .filter((block) => blocks.positions[block].length > 0)
    .sort((one, other) => ease[other] - ease[one] || other - one);
}
