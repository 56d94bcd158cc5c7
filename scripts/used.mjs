// `npm run used`: packages/embedded-mongo/used.json from what the last `npm test` recorded.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';
import { listFile, listFrom, readRecords } from './used/compare.mjs';

const folder = join(root, 'node_modules', '.quad-test-reports', 'used');
const state = join(folder, 'run.json');
if (!existsSync(state)) {
  process.stderr.write('There is no record of a whole run: run npm test first, without MONGODB_URI.\n');
  process.exit(1);
}
const { isWhole } = JSON.parse(readFileSync(state, 'utf8'));
const file = join(root, listFile);
const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const after = listFrom(before, readRecords(folder), isWhole);
writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);

const namesOf = (list) =>
  new Set(
    Object.entries(list).flatMap(([kind, names]) =>
      Object.entries(names).map(([name, why]) => `${kind} ${name} (${why})`),
    ),
  );
const [old, now] = [namesOf(before), namesOf(after)];
for (const name of now) if (!old.has(name)) process.stdout.write(`added    ${name}\n`);
for (const name of old) if (!now.has(name)) process.stdout.write(`removed  ${name}\n`);
if (!isWhole) process.stdout.write('Tests failed in that run, so nothing was removed.\n');
process.stdout.write(`${listFile} lists ${now.size}\n`);
