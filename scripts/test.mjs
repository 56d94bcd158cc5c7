// `npm test`: every check and every runner, two at a time, then one line `N passed, N failed`.
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
/** What one process has compiled the next one reads; the product's own processes have it there, too. */
const compiled = join(root, 'node_modules', '.cache', 'compiled');
/** What begins early, so that nothing long is left to run alone at the end. */
const isLengthy = (path) => ['packages/embedded-mongo', 'subgraphs/directory', 'apps/gateway'].includes(path);
const testNotes = join(reports, 'test-notes.jsonl');
const seconds = (since = started) => `${((Date.now() - since) / 1000).toFixed(0)} s`;
/** How long one check or suite took, and when it was over. */
const took = (since) => `${seconds(since)}, at ${seconds()}`;
const totals = { passed: 0, failed: 0, skipped: [], faults: [] };

ensureInstalled();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const LAST_WORDS_WITHIN_MS = 5_000;

/** A suite by itself leaves half of two processors idle; more than two at once would wait for each other. */
const AT_ONCE = 2;

/** Does each in order as soon as a place is free, and waits for all. */
async function sideBySide(jobs) {
  const waiting = [...jobs];
  const place = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, place));
}

/** Runs one program to its end and keeps what it prints. */
function run(command, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...environment, NO_COLOR: '1', NODE_COMPILE_CACHE: compiled, ...env },
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

/** With another suite beside it a test may take longer than when its workspace is tested alone; these are only when to give up. */
const patient = ['--testTimeout=180000', '--hookTimeout=180000', '--expect.poll.timeout=30000'];

const tool = (name) => join(root, 'node_modules', '.bin', name);

/** A check that passes or fails as a whole; its words are shown when it fails. */
async function check(label, command, args) {
  const since = Date.now();
  const { code, said } = await run(command, args);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'}  ${label} (${took(since)})\n`);
  if (code !== 0) {
    totals.faults.push(label);
    process.stdout.write(`${said}\n`);
  }
  return code === 0;
}

/**
 * Adds up what a vitest run reported; a run without a report died and counts as failed.
 * @returns whether nothing failed.
 */
function count(label, file, { code, said, since }) {
  if (!existsSync(file)) {
    totals.failed += 1;
    const lastWords = said.trim().split('\n').slice(-3).join('\n    ');
    totals.faults.push(`${label} died without a report: ${lastWords}`);
    process.stdout.write(
      `FAIL  ${label} died without a report (${took(since)})\n  its last words: ${lastWords}\n${said}\n`,
    );
    return false;
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
    `${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${label}: ${report.numPassedTests} passed, ${faults.length} failed (${took(since)})\n`,
  );
  // Before the suite's own words, which may be longer than what is kept of a log.
  for (const fault of faults) process.stdout.write(`  failed: ${fault}\n`);
  if (faults.length > 0) process.stdout.write(`${said}\n`);
  return faults.length === 0;
}

async function vitest(label, cwd, args = [], env = {}) {
  const file = join(reports, `${label.replaceAll('/', '-')}.json`);
  const since = Date.now();
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
  return count(label, file, { code, said, since });
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
await check('browser of the journeys', runtime, ['e2e/stage/browser.ts']);
// Alone: it puts files into the sources for a moment, and builds bundles again.
await vitest('scripts', root, ['--dir', 'scripts', ...patient]);
let areUsersWhole = true;
const suite = async (path) => {
  const passed = await vitest(path, join(root, path), patient);
  if (isUser(path)) areUsersWhole &&= passed;
};
const journeys = (project) => {
  const args = ['--project', project];
  const env = isLong ? { QUAD_LONG: '1' } : {};
  return built ? [() => vitest(`e2e/${project}`, join(root, 'e2e'), args, env)] : [];
};
const suites = ['packages', 'subgraphs', 'apps'].flatMap(workspaces);
const [longest, ...others] = [...suites.filter(isLengthy), ...suites.filter((path) => !isLengthy(path))].map(
  (path) => () => suite(path),
);
await sideBySide([
  () => check('form and lint', tool('biome'), ['ci', '--error-on-warnings', '.']),
  ...(built ? [() => check('types', runtime, ['scripts/types.mjs'])] : []),
  () => check('arrows', runtime, ['scripts/arrows/check.mjs']),
  () => check('dead code', tool('knip'), []),
  () => check('licences', runtime, ['scripts/licences.mjs']),
  ...journeys('stage'),
  // In between, so that two products do not look for free ports at the same moment.
  longest,
  ...journeys('own'),
  ...others,
  // MongoDB's specification tests, where the test data is.
  () => vitest('bench', join(root, 'bench'), patient),
]);
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
