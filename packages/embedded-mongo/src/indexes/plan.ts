import type { Filter } from '../query/filter.ts';
import type { FilterNode } from '../query/predicate.ts';
import type { Collection } from '../storage/collection.ts';
import { type FieldBounds, fieldBounds, type ScanRange, scanRanges } from './bounds.ts';
import { type Conjunction, conjunctionOf } from './constraints.ts';
import { type Index, isIdIndex } from './index-spec.ts';
import { implies } from './partial.ts';

export type SortField = {
  readonly text: string;
  readonly path: readonly string[];
  readonly descending: boolean;
};

/** One pass over one index. */
export type IndexScan = {
  readonly kind: 'index';
  readonly index: Index;
  readonly ranges: readonly ScanRange[];
  readonly reverse: boolean;
  readonly providesSort: boolean;
  /** How many fields of the index have bounds. */
  readonly bounded: number;
};

export type Plan =
  | IndexScan
  | { readonly kind: 'collection'; readonly reverse: boolean; readonly providesSort: boolean }
  | { readonly kind: 'union'; readonly scans: readonly IndexScan[]; readonly providesSort: false };

export type Hint = Index | 'forward' | 'backward' | undefined;

/**
 * Chooses by rule, not by trial: equality on a prefix counts most, then an order that saves the sort, then a range.
 * Every document that a scan finds is tested against the whole filter, so bounds need only be wide enough.
 */
export function choosePlan(
  collection: Collection,
  filter: Filter,
  sort: readonly SortField[],
  hint: Hint,
): Plan {
  if (hint === 'forward' || hint === 'backward')
    return { kind: 'collection', reverse: hint === 'backward', providesSort: sort.length === 0 };
  const query = conjunctionOf(filter.node);
  const candidates = hint === undefined ? collection.indexes : [hint];
  let best: IndexScan | undefined;
  let bestScore = 0;
  for (const index of candidates) {
    const scan = scanOf(index, query, sort, hint !== undefined);
    if (scan === undefined) continue;
    const score = scoreOf(scan, sort);
    if (best === undefined ? score > 0 || hint !== undefined : score > bestScore) {
      best = scan;
      bestScore = score;
    }
  }
  if (best !== undefined && (best.bounded > 0 || hint !== undefined)) return best;
  const union = unionOf(collection, query);
  if (union !== undefined) return union;
  return best ?? { kind: 'collection', reverse: false, providesSort: sort.length === 0 };
}

function scoreOf(scan: IndexScan, sort: readonly SortField[]): number {
  let score = 0;
  for (const bounds of boundsOf.get(scan) ?? []) {
    if (!bounds.constrained) break;
    score += bounds.points ? 10 : 5;
  }
  if (scan.providesSort && sort.length > 0) score += 6;
  if (score > 0 && scan.index.unique && scan.bounded === scan.index.fields.length) score += 3;
  // Of two that do the same, the shorter one.
  return score === 0 ? 0 : score - scan.index.fields.length / 100;
}

// The bounds behind a scan are needed for its score alone.
const boundsOf = new WeakMap<IndexScan, readonly FieldBounds[]>();

function scanOf(
  index: Index,
  query: Conjunction,
  sort: readonly SortField[],
  forced: boolean,
): IndexScan | undefined {
  // A hint is obeyed even where the index does not hold every document: what it lacks is not found, as in MongoDB.
  if (!forced && index.partial !== undefined && !implies(query, index.partial.node)) return undefined;
  const first = query.constraints.get(index.fields[0]?.text ?? '') ?? [];
  if (!forced && index.sparse && !first.some((constraint) => !constraint.matchesMissing)) return undefined;
  const bounds = fieldBounds(index, query);
  const bounded = bounds.findIndex((field) => !field.constrained);
  const order = sortOrder(index, bounds, sort);
  const scan: IndexScan = {
    kind: 'index',
    index,
    ranges: scanRanges(index, bounds),
    reverse: order === 'backward',
    providesSort: sort.length === 0 || order !== undefined,
    bounded: bounded < 0 ? bounds.length : bounded,
  };
  if (scan.bounded === 0 && (sort.length === 0 || !scan.providesSort) && !forced && !index.sparse)
    return undefined;
  boundsOf.set(scan, bounds);
  return scan;
}

/** Whether the scan meets documents in the wanted order, and in which direction it must then run. */
function sortOrder(
  index: Index,
  bounds: readonly FieldBounds[],
  sort: readonly SortField[],
): 'forward' | 'backward' | undefined {
  let at = 0;
  let direction: boolean | undefined;
  const fixed = (i: number): boolean => bounds[i]?.single === true && index.multikey[i] !== true;
  const fixedNames = new Set(index.fields.filter((_, i) => fixed(i)).map((field) => field.text));
  for (const wanted of sort) {
    while (at < index.fields.length && index.fields[at]?.text !== wanted.text && fixed(at)) at += 1;
    const field = index.fields[at];
    if (field === undefined || field.text !== wanted.text) {
      if (fixedNames.has(wanted.text)) continue;
      return undefined;
    }
    if (index.multikey[at] === true) return undefined;
    const backward = field.descending !== wanted.descending;
    if (!fixed(at)) {
      if (direction !== undefined && direction !== backward) return undefined;
      direction = backward;
    }
    at += 1;
    // A unique field leaves nothing for the fields behind it to order.
    if (isIdIndex(index)) break;
  }
  return direction === true ? 'backward' : 'forward';
}

/** A `$or` each of whose branches has an index of its own. */
function unionOf(collection: Collection, query: Conjunction): Plan | undefined {
  for (const branches of query.alternatives) {
    const scans = branches.map((branch) => branchScan(collection, branch));
    const found = scans.filter((scan) => scan !== undefined);
    if (found.length === scans.length && found.length > 0)
      return { kind: 'union', scans: found, providesSort: false };
  }
  return undefined;
}

function branchScan(collection: Collection, branch: FilterNode): IndexScan | undefined {
  const query = conjunctionOf(branch);
  let best: IndexScan | undefined;
  for (const index of collection.indexes) {
    const scan = scanOf(index, query, [], false);
    if (scan === undefined || scan.bounded === 0) continue;
    if (best === undefined || scoreOf(scan, []) > scoreOf(best, [])) best = scan;
  }
  return best;
}
