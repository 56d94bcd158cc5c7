import { stripVTControlCharacters } from 'node:util';

// What vitest's JSON report and scripts/test-notes.mjs say of a suite, in few lines.

const LINES_OF_A_MESSAGE = 8;
const isForeign = (line) => /^\s+at (.*(node_modules|node:internal)|new Promise \(<anonymous>\))/.test(line);

/** The first lines of each message, each message once; of the stack, what is of this repository. */
export function reasonOf(messages) {
  return [...new Set(messages)]
    .flatMap((message) =>
      stripVTControlCharacters(message)
        .split('\n')
        .filter((line) => line.trim() !== '' && !isForeign(line))
        .slice(0, LINES_OF_A_MESSAGE),
    )
    .join('\n    ');
}

/**
 * Why a suite failed: each failed test, and each file that could not be loaded or whose hook threw, which has no
 * failed test of its own.
 * @returns `{ name, reason }` each.
 */
export function faultsOfReport(report) {
  return report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length > 0)
      return failed.map(({ fullName, failureMessages }) => ({
        name: fullName,
        reason: reasonOf(failureMessages),
      }));
    return file.status === 'failed' ? [{ name: file.name, reason: reasonOf([file.message]) }] : [];
  });
}
