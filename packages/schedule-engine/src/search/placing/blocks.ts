import { linkKinds, type Model } from '../../model/model.ts';
import { linkHolds } from '../keeps-links.ts';
import { patternsMeet } from '../pattern-pairs.ts';

/**
 * Sections that can only move together, because they meet at the same time or one right after the other; most blocks are
 * one section. A position is a pattern for each of them.
 */
export type Blocks = {
  readonly count: number;
  /** Sections of each block, each but the first linked with one before it. */
  readonly members: readonly Int32Array[];
  /** By section. */
  readonly blockOf: Int32Array;
  /** By block: the patterns of its members, position after position. */
  readonly positions: readonly Int32Array[];
  /** By block: places of its members in the order in which teachers and rooms are chosen: who has the fewest comes first. */
  readonly staffOrder: readonly Int32Array[];
};

/** So many positions of a block are looked at; only a block of many sections in a row has more. */
const mostPositions = 4096;
const movesTogether = ['SAME_PATTERN', 'RIGHT_BEFORE', 'RIGHT_AFTER'] as const;
const bindingKinds = movesTogether.map((kind) => linkKinds.indexOf(kind));

export function blocksOf(model: Model): Blocks {
  const blockOf = new Int32Array(model.sectionCount).fill(-1);
  const members: Int32Array[] = [];
  for (let first = 0; first < model.sectionCount; first += 1) {
    if (blockOf[first] !== -1) continue;
    const found = [first];
    blockOf[first] = members.length;
    for (const section of found)
      for (let list = model.linkStart[section]; list < model.linkStart[section + 1]; list += 1) {
        const other = model.linkOther[list];
        if (blockOf[other] !== -1 || !bindingKinds.includes(model.linkKind[list])) continue;
        blockOf[other] = members.length;
        found.push(other);
      }
    members.push(Int32Array.from(found));
  }
  return {
    count: members.length,
    members,
    blockOf,
    positions: members.map((sections) => Int32Array.from(positionsOf(model, sections))),
    staffOrder: members.map((sections) =>
      Int32Array.from(
        [...sections.keys()].sort(
          (one, other) => choicesOf(model, sections[one]) - choicesOf(model, sections[other]) || one - other,
        ),
      ),
    ),
  };
}

function choicesOf(model: Model, section: number): number {
  const among = (needs: Uint8Array, start: Int32Array) =>
    needs[section] === 1 ? start[section + 1] - start[section] : Number.MAX_SAFE_INTEGER;
  return Math.min(
    among(model.sectionNeedsTeacher, model.sectionTeacherStart),
    among(model.sectionNeedsCoTeacher, model.sectionCoTeacherStart),
    among(model.sectionNeedsRoom, model.sectionRoomStart),
  );
}

function positionsOf(model: Model, sections: Int32Array): number[] {
  const found: number[] = [];
  const taken: number[] = [];
  const visit = (place: number): void => {
    if (place === sections.length) {
      found.push(...taken);
      return;
    }
    const section = sections[place];
    for (let at = model.sectionPatternStart[section]; at < model.sectionPatternStart[section + 1]; at += 1) {
      if (found.length >= mostPositions * sections.length) return;
      const pattern = model.sectionPatterns[at];
      if (!fitsBeside(model, section, pattern, sections, taken)) continue;
      taken.push(pattern);
      visit(place + 1);
      taken.pop();
    }
  };
  visit(0);
  return found;
}

/** Whether a section may take a pattern beside the earlier sections of its block. */
function fitsBeside(
  model: Model,
  section: number,
  pattern: number,
  sections: Int32Array,
  taken: readonly number[],
): boolean {
  for (let list = model.linkStart[section]; list < model.linkStart[section + 1]; list += 1) {
    const place = sections.indexOf(model.linkOther[list]);
    if (place < taken.length && place !== -1 && !linkHolds(model, list, pattern, taken[place])) return false;
  }
  const unit = model.sectionUnit[section];
  return taken.every(
    (other, place) => model.sectionUnit[sections[place]] !== unit || !patternsMeet(model, other, pattern),
  );
}
