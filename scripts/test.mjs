// `npm test`: every check and every runner, in order, then one line `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureInstalled, environment, root, runtime } from './install.mjs';
import { faultsOfReport, reasonOf } from './report/faults.mjs';
import { faultsOf, listFile, readRecords } from './used/compare.mjs';

const isLong = process.argv.includes('--long');
const started = Date.now();
const reports = join(root, 'node_modules', '.quad-test-reports');
/** What each suite asks of the embedded database; its own tests and MongoDB's test operators, they do not use them. */
const used = join(reports, 'used');
const isUser = (label) => label !== 'packages/embedded-mongo' && label !== 'bench';
const testNotes = join(reports, 'test-notes.jsonl');
const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;
const totals = { passed: 0, failed: 0, skipped: [], faults: [] };

ensureInstalled();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const LAST_WORDS_WITHIN_MS = 5_000;

/** Runs one program to its end and keeps what it prints. */
function run(command, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...environment, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', (error) => resolve({ code: 1, said: String(error) }));
    // What it said last may come after its end; a daemon that it leaves behind holds the line open for ever.
    child.on('exit', (code, signal) => {
      const end = () =>
        resolve({ code: code ?? 1, said: signal === null ? said : `${said}\nended by ${signal}` });
      const late = setTimeout(end, LAST_WORDS_WITHIN_MS);
      child.on('close', () => {
        clearTimeout(late);
        end();
      });
    });
  });
}

const tool = (name) => join(root, 'node_modules', '.bin', name);

/** A check that passes or fails as a whole; its words are shown when it fails. */
async function check(label, command, args) {
  const { code, said } = await run(command, args);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'}  ${label} (${seconds()})\n`);
  if (code !== 0) {
    totals.faults.push(label);
    process.stdout.write(`${said}\n`);
  }
  return code === 0;
}

/** Adds up what a vitest run reported; a run without a report died and counts as failed. */
function count(label, file, code, said) {
  if (!existsSync(file)) {
    totals.failed += 1;
    const lastWords = said.trim().split('\n').slice(-3).join('\n    ');
    totals.faults.push(`${label} died without a report: ${lastWords}`);
    process.stdout.write(
      `FAIL  ${label} died without a report (${seconds()})\n  its last words: ${lastWords}\n${said}\n`,
    );
    return;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const faults = faultsOfReport(report).map(({ name, reason }) => `${name}: ${reason}`);
  // An error outside of every test fails the run all the same.
  if (code !== 0 && faults.length === 0) faults.push('failed outside of its tests; its output says why');
  totals.faults.push(...faults.map((fault) => `${label}: ${fault}`));
  for (const { status, fullName } of tests)
    if (['pending', 'skipped', 'todo'].includes(status)) totals.skipped.push(fullName);
  totals.passed += report.numPassedTests;
  totals.failed += faults.length;
  process.stdout.write(
    `${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${label}: ${report.numPassedTests} passed, ${faults.length} failed (${seconds()})\n`,
  );
  // Before the suite's own words, which may be longer than what is kept of a log.
  for (const fault of faults) process.stdout.write(`  failed: ${fault}\n`);
  if (faults.length > 0) process.stdout.write(`${said}\n`);
}

async function vitest(label, cwd, args = [], env = {}) {
  const file = join(reports, `${label.replaceAll('/', '-')}.json`);
  const failedBefore = totals.failed;
  const record = isUser(label) ? { QUAD_DB_USED: join(used, label.replaceAll('/', '-')) } : {};
  const { code, said } = await run(
    runtime,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      `--reporter=${join(root, 'scripts/test-notes.mjs')}`,
      ...args,
    ],
    { cwd, env: { QUAD_TEST_NOTES: testNotes, ...env, ...record } },
  );
  count(label, file, code, said);
  return totals.failed === failedBefore;
}

/** Holds what the suites asked of the embedded database against the list of what it has. */
function checkUse(isWhole) {
  mkdirSync(used, { recursive: true });
  writeFileSync(join(used, 'run.json'), JSON.stringify({ isWhole }));
  const list = JSON.parse(readFileSync(join(root, listFile), 'utf8'));
  const faults = faultsOf(list, readRecords(used), isWhole);
  totals[faults.length === 0 ? 'passed' : 'failed'] += 1;
  const partly = isWhole ? '' : '; not all suites passed, so what is no longer used is not looked for';
  process.stdout.write(
    `${faults.length === 0 ? 'ok  ' : 'FAIL'}  use of the embedded database${partly} (${seconds()})\n`,
  );
  for (const fault of faults) {
    totals.faults.push(fault);
    process.stdout.write(`${fault}\n`);
  }
}

function workspaces(folder) {
  return readdirSync(join(root, folder))
    .map((name) => `${folder}/${name}`)
    .filter(
      (path) =>
        existsSync(join(root, path, 'package.json')) &&
        JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')).scripts?.test !== undefined,
    );
}

const built = await check('generate and build', tool('turbo'), [
  'run',
  'generate',
  'build',
  '--output-logs=errors-only',
]);
await check('form and lint', tool('biome'), ['ci', '--error-on-warnings', '.']);
if (built) await check('types', runtime, ['scripts/types.mjs']);
await check('arrows', runtime, ['scripts/arrows/check.mjs']);
await check('dead code', tool('knip'), []);
await check('licences', runtime, ['scripts/licences.mjs']);
await vitest('scripts', root, ['--dir', 'scripts']);
let areUsersWhole = true;
for (const path of ['packages', 'subgraphs', 'apps'].flatMap(workspaces)) {
  const passed = await vitest(path, join(root, path));
  if (isUser(path)) areUsersWhole &&= passed;
}
// MongoDB's specification tests, where the test data is.
await vitest('bench', join(root, 'bench'));
if (built) await vitest('e2e', join(root, 'e2e'), [], isLong ? { QUAD_LONG: '1' } : {});
// With a real MongoDB there is no embedded one to ask.
if ((process.env.MONGODB_URI ?? '') === '') checkUse(areUsersWhole);

const testData = resolve(root, process.env.QUAD_TEST_DATA ?? '../shared/data');
const notes = existsSync(testNotes)
  ? readFileSync(testNotes, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
const skipNotes = new Map(
  notes.filter(({ kind }) => kind === 'skipped').map(({ name, note }) => [name, note]),
);
const whySkipped = (name) =>
  name.includes('test data') && !existsSync(testData)
    ? `there is no test data in ${testData}; name its folder with QUAD_TEST_DATA`
    : (skipNotes.get(name) ?? 'its reason stands in the test');
for (const name of totals.skipped) process.stdout.write(`skipped: ${name} (${whySkipped(name)})\n`);
const retried = notes.filter(({ kind }) => kind === 'retried');
for (const { name, messages } of retried)
  process.stdout.write(`passed only when tried again: ${name}: ${reasonOf(messages)}\n`);
// Said again at the end, where whoever looks at a long log begins to read.
for (const fault of totals.faults) process.stdout.write(`failed: ${fault}\n`);
process.stdout.write(
  `${totals.skipped.length} skipped, ${retried.length} passed only when tried again; all took ${seconds()}\n`,
);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(totals.failed === 0 ? 0 : 1);
