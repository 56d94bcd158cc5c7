import { atLeast, type Bar, exactly, finish, recorded } from '../result.ts';
import { countOf, type FolderResult, runFolder } from './run-folder.ts';
import { startServer } from './server.ts';
import { readSkips, writeSkips } from './skip-list.ts';
import { FOLDERS, specFolder } from './spec-files.ts';
import { departures, faults, table } from './table.ts';

/**
 * MongoDB's own specification tests against the embedded database. `--folder NAME` runs one specification, `--quick`
 * crud and transactions, `--write-skips` writes the skip list anew from what was seen.
 */
const { wanted, found: root } = specFolder();
if (root === undefined) {
  process.stdout.write(`There are no specification tests in ${wanted}; set QUAD_TEST_DATA.\n`);
  process.exit(0);
}
const option = process.argv.indexOf('--folder');
const only = option < 0 ? undefined : process.argv[option + 1];
const quick = process.argv.includes('--quick');
const folders = FOLDERS.filter((folder) =>
  only === undefined ? !quick || folder === 'crud' || folder === 'transactions' : folder === only,
);
if (folders.length === 0) {
  process.stderr.write(`There is no specification '${only}'; there are: ${FOLDERS.join(', ')}.\n`);
  process.exit(2);
}

const skips = readSkips();
const server = await startServer();
const results: FolderResult[] = [];
try {
  for (const folder of folders) results.push(await runFolder(root, folder, server, server.facts, skips));
} finally {
  await server.stop();
}
if (process.argv.includes('--write-skips')) {
  writeSkips({ ...skips, ...Object.fromEntries(results.map((result) => [result.folder, result.skips])) });
  process.stdout.write('The skip list is written; run again to hold the tests against it.\n');
}

const counts = results.map(countOf);
const wrong = faults(results);
process.stdout.write(
  `${table(counts)}\n\n${[...departures(counts), ...wrong].map((line) => `${line}\n`).join('')}`,
);
const bars = counts.flatMap(({ folder, run, passed }): Bar[] => {
  if (folder === 'crud')
    return [
      atLeast('crud: tests run', run, '', 300),
      atLeast('crud: passed of those run', (passed / run) * 100, '%', 95),
    ];
  // Those without fail points and not for sharded clusters alone.
  if (folder === 'transactions') return [exactly('transactions: tests passed', passed, 'of 106', 106)];
  return [recorded(`${folder}: passed of ${run} run`, passed, '')];
});
const silent = counts.reduce((sum, { silentlyDifferent }) => sum + silentlyDifferent, 0);
const disagreements = wrong.filter((line) => line.startsWith('skip list')).length;
finish(
  'mongo-spec',
  [
    ...bars,
    exactly('silently different', silent, 'tests', 0),
    exactly('skips that do not hold', disagreements, 'tests', 0),
  ],
  { version: server.facts.version, folders: counts, faults: wrong },
);
