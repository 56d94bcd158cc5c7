// `node scripts/keys.mjs FOLDER` makes the keys of an installation in FOLDER/keys, where they are not there yet: the
// gateway's, the operator's, and one for each deployable that calls others. Needs Node 26, on which the sources run.
import { readSubgraphs } from '../packages/cli/src/start/deployables.ts';
import { ensureKeys } from '../packages/cli/src/start/keys.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Name the folder in which the keys are to stand: node scripts/keys.mjs FOLDER\n');
  process.exit(2);
}
const services = [...readSubgraphs().map(({ name }) => name), 'identity'];
await ensureKeys(folder, services);
process.stdout.write(
  `The keys stand in ${folder}/keys; whoever has them is Quad. Keep them as secrets are kept.\n`,
);
