import { finish } from '../result.ts';
import { barsOf } from './bars.ts';
import { type CorpusResult, runCorpus } from './corpus/run-corpus.ts';
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
const CORPUS = 'bson-corpus';
const option = process.argv.indexOf('--folder');
const only = option < 0 ? undefined : process.argv[option + 1];
const quick = process.argv.includes('--quick');
const folders = FOLDERS.filter((folder) =>
  only === undefined ? !quick || folder === 'crud' || folder === 'transactions' : folder === only,
);
if (folders.length === 0 && only !== CORPUS) {
  process.stderr.write(
    `There is no specification '${only}'; there are: ${[...FOLDERS, CORPUS].join(', ')}.\n`,
  );
  process.exit(2);
}

const skips = readSkips();
const server = await startServer();
const results: FolderResult[] = [];
let corpus: CorpusResult | undefined;
try {
  for (const folder of folders) results.push(await runFolder(root, folder, server, server.facts, skips));
  if (only === undefined || only === CORPUS) corpus = await runCorpus(root, server.port);
} finally {
  await server.stop();
}
if (process.argv.includes('--write-skips')) {
  writeSkips({ ...skips, ...Object.fromEntries(results.map((result) => [result.folder, result.skips])) });
  process.stdout.write('The skip list is written; run again to hold the tests against it.\n');
}

const counts = results.map(countOf);
const wrong = [
  ...faults(results),
  ...(corpus?.faults ?? []).map((fault) => `SILENTLY DIFFERENT: ${CORPUS}/${fault}`),
];
const lines = [table(counts), '', ...departures(counts), ...wrong];
process.stdout.write(lines.map((line) => `${line}\n`).join(''));
const disagreements = wrong.filter((line) => line.startsWith('skip list')).length;
finish('mongo-spec', barsOf(counts, corpus, disagreements), {
  version: server.facts.version,
  folders: counts,
  corpus,
  faults: wrong,
});
