import { createHash } from 'node:crypto';
import type { DisclosureLink, DisclosureRow } from '../kept-models.ts';

/** The row that the next one is chained to. */
export interface ChainTail {
  readonly chainId: string;
  /** Of the next row. */
  readonly position: number;
  readonly previousId: string | null;
  readonly previousHash: string | null;
}

/**
 * Chains rows behind a tail, each holding the hash of the one before: who changes or takes out a row has to write all that
 * came after it anew. A chain begins with the newest row that stands in the log, so that those of processes that are gone
 * hold on to each other.
 */
export function chained(
  rows: readonly DisclosureRow[],
  tail: ChainTail,
): { readonly rows: DisclosureRow[]; readonly tail: ChainTail } {
  let next = tail;
  const linked = rows.map((row) => {
    const whole = { ...row, chain: { ...next } };
    next = { ...next, position: next.position + 1, previousId: row._id, previousHash: hashOf(whole) };
    return whole;
  });
  return { rows: linked, tail: next };
}

/** Where a chain begins in a log whose newest row this is. */
export function beginOfChain(chainId: string, newest: DisclosureRow | null): ChainTail {
  return {
    chainId,
    position: 0,
    previousId: newest?._id ?? null,
    previousHash: newest === null ? null : hashOf(newest),
  };
}

/** SHA-256 over all that a row says, its own link included. */
export function hashOf(row: DisclosureRow): string {
  const { chain } = row;
  const link =
    chain === undefined ? [] : [chain.chainId, chain.position, chain.previousId, chain.previousHash];
  const said = [
    [row._id, row.tenantId, row.requestId, row.who, row.roles, row.purpose, row.studentIds, row.fields],
    [row.classes, row.isRequired, row.evidence, row.at.toISOString()],
    link,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** What does not fit in a log. */
export interface ChainFault {
  readonly entryId: string;
  readonly kind: /** The row before it is not there. */
    | 'PREVIOUS_MISSING'
    /** The row before it says something else than when this one was written. */
    | 'PREVIOUS_CHANGED'
    /** It is in no chain: not written by this log. */
    | 'UNCHAINED';
}

/** How much of a chain stands in a part of the log. */
export interface ChainPart {
  readonly chainId: string;
  readonly entries: number;
  readonly lastPosition: number;
}

export interface CheckedPart {
  readonly entries: number;
  readonly chains: readonly ChainPart[];
  readonly faults: readonly ChainFault[];
}

/**
 * Holds rows against the ones that they name.
 * @param known the rows that they name, and themselves, by id.
 */
export function checkedPart(
  rows: readonly DisclosureRow[],
  known: ReadonlyMap<string, DisclosureRow>,
): CheckedPart {
  const chains = new Map<string, ChainPart>();
  const faults: ChainFault[] = [];
  for (const { _id: entryId, chain } of rows) {
    if (chain === undefined) {
      faults.push({ entryId, kind: 'UNCHAINED' });
      continue;
    }
    const { chainId, position } = chain;
    const part = chains.get(chainId) ?? { chainId, entries: 0, lastPosition: position };
    chains.set(chainId, {
      chainId,
      entries: part.entries + 1,
      lastPosition: Math.max(part.lastPosition, position),
    });
    const kind = faultOf(chain, known);
    if (kind !== null) faults.push({ entryId, kind });
  }
  return { entries: rows.length, chains: [...chains.values()], faults };
}

function faultOf(
  { chainId, position, previousId, previousHash }: DisclosureLink,
  known: ReadonlyMap<string, DisclosureRow>,
): ChainFault['kind'] | null {
  if (previousId === null) return position === 0 ? null : 'PREVIOUS_MISSING';
  const previous = known.get(previousId);
  if (previous === undefined) return 'PREVIOUS_MISSING';
  const follows =
    position === 0 || (previous.chain?.chainId === chainId && previous.chain.position === position - 1);
  return follows && hashOf(previous) === previousHash ? null : 'PREVIOUS_CHANGED';
}
