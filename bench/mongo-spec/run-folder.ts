import type { Departure } from './driver-departures.ts';
import { judgeRun, judgeSkipped, type Verdict } from './judge.ts';
import { runTest, type Server } from './run-test.ts';
import { listed, type Skip, type SkipList, skipOf } from './skip-list.ts';
import { derivedReason, type ServerFacts, type SkipReason } from './skip-reason.ts';
import { readSpecs } from './spec-files.ts';

export interface Judged extends Verdict {
  /** `file: description`. */
  readonly test: string;
}

export interface FolderResult {
  readonly folder: string;
  readonly tests: readonly Judged[];
  /** What the skip list of this folder would have to say. */
  readonly skips: Readonly<Record<string, Readonly<Record<string, Skip>>>>;
  /** Names on the list that no test has. */
  readonly unknown: readonly string[];
}

/** Runs all tests of one specification, one after the other: they share collections. */
export async function runFolder(
  root: string,
  folder: string,
  server: Server,
  facts: ServerFacts,
  skips: SkipList,
): Promise<FolderResult> {
  const tests: Judged[] = [];
  const found: Record<string, Record<string, Skip>> = {};
  for (const file of readSpecs(root, folder)) {
    for (const test of file.tests) {
      const skip = skipOf(skips, folder, file.name, test.description);
      const derived = derivedReason(file, test, facts);
      const name = `${file.name}: ${test.description}`;
      let wanted: Skip | undefined;
      if (derived !== undefined && derived !== 'operation not used') {
        wanted = derived;
        tests.push({ test: name, ...judgeSkipped(derived, skip) });
      } else {
        const run = await runTest(file, test, server);
        const code = run.fault === undefined ? undefined : run.refusals[0]?.code;
        if (code !== undefined) wanted = { reason: 'operation not used', code };
        tests.push({ test: name, ...judgeRun(run, skip) });
      }
      if (wanted !== undefined) found[file.name] = { ...found[file.name], [test.description]: wanted };
    }
  }
  const names = new Set(tests.map(({ test }) => test));
  return { folder, tests, skips: found, unknown: listed(skips, folder).filter((name) => !names.has(name)) };
}

export interface Count {
  readonly folder: string;
  readonly run: number;
  readonly passed: number;
  readonly failed: number;
  readonly silentlyDifferent: number;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
  /** How many passed in spite of each named departure of the driver. */
  readonly departures: Readonly<Partial<Record<Departure, number>>>;
}

export function countOf({ folder, tests }: FolderResult): Count {
  const of = (outcome: Verdict['outcome']): number => tests.filter((test) => test.outcome === outcome).length;
  const skipped: Partial<Record<SkipReason, number>> = {};
  const departures: Partial<Record<Departure, number>> = {};
  for (const name of tests.flatMap((test) => test.departures ?? []))
    departures[name] = (departures[name] ?? 0) + 1;
  for (const { reason } of tests) if (reason !== undefined) skipped[reason] = (skipped[reason] ?? 0) + 1;
  return {
    folder,
    run: of('passed') + of('failed'),
    passed: of('passed'),
    failed: of('failed'),
    silentlyDifferent: tests.filter(({ isSilentlyDifferent }) => isSilentlyDifferent === true).length,
    skipped,
    departures,
  };
}
