import { atLeast, type Bar, exactly, recorded } from '../result.ts';
import type { CorpusResult } from './corpus/run-corpus.ts';
import type { Count } from './run-folder.ts';

function ofFolder({ folder, run, passed }: Count): readonly Bar[] {
  if (folder === 'crud')
    return [
      atLeast('crud: tests run', run, '', 300),
      atLeast('crud: passed of those run', (passed / run) * 100, '%', 95),
    ];
  // Those without fail points and not for sharded clusters alone.
  if (folder === 'transactions') return [exactly('transactions: tests passed', passed, 'of 106', 106)];
  return [recorded(`${folder}: passed of ${run} run`, passed, '')];
}

function ofCorpus(corpus: CorpusResult): readonly Bar[] {
  return [
    exactly('bson-corpus: documents that came back as sent', corpus.unchanged, '', corpus.sent),
    recorded('bson-corpus: broken ones refused', corpus.brokenRefused, ''),
    recorded('bson-corpus: broken ones that only drivers refuse', corpus.brokenKept, ''),
    recorded('bson-corpus: texts that concern drivers only', corpus.driversOnly, ''),
  ];
}

/** What the run is held against; a corpus that comes back changed counts as silently different too. */
export function barsOf(
  counts: readonly Count[],
  corpus: CorpusResult | undefined,
  disagreements: number,
): readonly Bar[] {
  const silent = counts.reduce((sum, { silentlyDifferent }) => sum + silentlyDifferent, 0);
  return [
    ...counts.flatMap(ofFolder),
    ...(corpus === undefined ? [] : ofCorpus(corpus)),
    exactly('silently different', silent + (corpus?.faults.length ?? 0), 'tests', 0),
    exactly('skips that do not hold', disagreements, 'tests', 0),
  ];
}
