import type { Count, FolderResult } from './run-folder.ts';

const REASONS = ['failpoint', 'sharded', 'auth', 'server version', 'operation not used'] as const;

/** One row per folder: what ran, and why the rest did not. */
export function table(counts: readonly Count[]): string {
  const head = ['folder', 'run', 'passed', 'failed', 'silent', ...REASONS];
  const rows = counts.map(({ folder, run, passed, failed, silentlyDifferent, skipped }) =>
    [folder, run, passed, failed, silentlyDifferent, ...REASONS.map((reason) => skipped[reason] ?? 0)].map(
      String,
    ),
  );
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** Every test that failed, and everything in which the skip list and the tests do not agree. */
export function faults(results: readonly FolderResult[]): string[] {
  return results.flatMap(({ folder, tests, unknown }) => [
    ...tests.flatMap(({ test, fault, isDisagreement, isSilentlyDifferent }) => {
      if (fault === undefined) return [];
      const kind =
        isDisagreement === true
          ? 'skip list'
          : isSilentlyDifferent === true
            ? 'SILENTLY DIFFERENT'
            : 'failed';
      return [`${kind}: ${folder}/${test}: ${fault}`];
    }),
    ...unknown.map((name) => `skip list: ${folder}/${name}: there is no such test`),
  ]);
}

/** How many tests passed although the driver does not do what the specification says, by what it does. */
export function departures(counts: readonly Count[]): string[] {
  return counts.flatMap(({ folder, departures: named }) =>
    Object.entries(named).map(
      ([name, tests]) => `the driver departs in ${tests} tests of ${folder}: ${name}`,
    ),
  );
}
