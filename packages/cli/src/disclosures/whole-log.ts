/** What the graph says of a part of the log. */
export interface CheckedPart {
  readonly entries: number;
  readonly chains: readonly {
    readonly chainId: string;
    readonly entries: number;
    readonly lastPosition: number;
  }[];
  readonly faults: readonly { readonly entryId: string; readonly kind: string }[];
}

export interface FoundLog {
  readonly isWhole: boolean;
  readonly entries: number;
  readonly chains: number;
  readonly faults: CheckedPart['faults'];
  /** Chains that hold another number of entries than they count. */
  readonly uneven: CheckedPart['chains'];
}

/** Puts the parts of a log together; what of a chain is one too many or too few shows only in the whole. */
export function createWholeLog(): { add(part: CheckedPart): void; found(): FoundLog } {
  const chains = new Map<string, CheckedPart['chains'][number]>();
  const faults: CheckedPart['faults'][number][] = [];
  let entries = 0;
  return {
    add(part) {
      entries += part.entries;
      faults.push(...part.faults);
      for (const { chainId, ...here } of part.chains) {
        const before = chains.get(chainId);
        chains.set(chainId, {
          chainId,
          entries: (before?.entries ?? 0) + here.entries,
          lastPosition: Math.max(before?.lastPosition ?? 0, here.lastPosition),
        });
      }
    },
    found() {
      const uneven = [...chains.values()].filter((chain) => chain.entries !== chain.lastPosition + 1);
      const isWhole = faults.length === 0 && uneven.length === 0;
      return { isWhole, entries, chains: chains.size, faults, uneven };
    },
  };
}

const meanings: Readonly<Record<string, string>> = {
  PREVIOUS_MISSING: 'the entry before it is gone',
  PREVIOUS_CHANGED: 'the entry before it was changed',
  UNCHAINED: 'it is in no chain: not written by the log, or before its entries were chained',
};

/** The same for people. */
export function linesOf({ isWhole, entries, chains, faults, uneven }: FoundLog): readonly string[] {
  const counted = `${entries} ${entries === 1 ? 'entry' : 'entries'} in ${chains} ${chains === 1 ? 'chain' : 'chains'}`;
  return [
    `${counted}: ${isWhole ? 'the log is whole.' : 'the log is NOT whole.'}`,
    ...faults.map(({ entryId, kind }) => `  ${entryId}: ${meanings[kind] ?? kind}`),
    ...uneven.map(
      ({ chainId, entries: held, lastPosition }) =>
        `  chain ${chainId}: holds ${held} entries and counts ${lastPosition + 1}`,
    ),
  ];
}
