// Every dependency has a licence that Quad's own allows; the Elastic-2.0 ones are known by name
// and are reached by apps/gateway alone (see NOTICE).
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, root } from './install.mjs';

const allowed = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  // Python's own, permissive; argparse, which reads no Markdown but comes with what does.
  'PSF-2.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-3.0',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
  'MIT-0',
  'W3C-20150513',
  'WTFPL',
  'Zlib',
];
const elastic = [
  '@apollo/gateway',
  '@apollo/composition',
  '@apollo/query-planner',
  '@apollo/query-graphs',
  '@apollo/federation-internals',
];
/** Packages whose manifest names no licence that a program can read; a person has read their files. */
const read = {};

/** Whether an SPDX expression leaves us a licence that is allowed. */
function isAllowed(expression) {
  const plain = expression.replaceAll(/[()]/g, '');
  return plain
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.includes(licence.trim())));
}

const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const listed = spawnSync('npx', ['--yes', packageManager, 'licenses', 'list', '--recursive', '--json'], {
  cwd: root,
  env: environment,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
if (listed.status !== 0) {
  process.stderr.write(`The licences cannot be listed:\n${listed.stderr}\n`);
  process.exit(1);
}
const faults = [];
let packages = 0;
for (const [licence, users] of Object.entries(JSON.parse(listed.stdout))) {
  for (const { name } of users) {
    packages += 1;
    const isKnown =
      isAllowed(licence) || read[name] === licence || (/^Elastic/.test(licence) && elastic.includes(name));
    if (!isKnown)
      faults.push(
        `${name} is under ${licence}: not in the list of scripts/licences.mjs; read it, then allow it or replace the package.`,
      );
  }
}
if (packages < 100) faults.push(`Only ${packages} packages were listed; the list cannot be whole.`);
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${packages} packages, ${faults.length} without an allowed licence\n`);
process.exit(faults.length === 0 ? 0 : 1);
