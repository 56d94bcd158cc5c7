import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { repositoryRoot } from '@quad/cli';
import { type Bar, finish } from '../result.ts';
import { generatedSchools } from './generated.ts';
import { generatorFit } from './generator-fit.ts';
import { baselines } from './peer/baselines.ts';
import { againstFet } from './peer/fet-peer.ts';
import { realSchool } from './real-school.ts';
import { curves } from './timed/curves.ts';
import { growth } from './timed/growth.ts';

/**
 * Schedules, built by the command line as a scheduling team does it, each answer recounted by code that shares nothing
 * with the engine. Parts, all or one of them with `--part=NAME` (whose figures stand in `results/schedule-NAME.json`):
 * `real`: the real school of the test data, against its proven bounds
 * `fit`: generated schools beside the real ones
 * `generated`: generated schools of four sizes, against their bounds
 * `baselines`: beside HiGHS alone and a plain price loader
 * `curves`: quality over time, as pictures in `docs/pictures`
 * `growth`: time and memory from 300 to 10,000 students, as pictures too
 * `placement`: sections alone, beside FET's solver
 * `--schools=1`: of generated schools one of each size, and not three.
 * `--quick`: one seed, short searches, small schools; pictures go to `results`, so that the published ones stay.
 */
const school = join(
  resolve(repositoryRoot, process.env.QUAD_TEST_DATA ?? '../shared/data'),
  'scheduling/bc-school-2024',
);
const isQuick = process.argv.includes('--quick');
const part = process.argv.find((argument) => argument.startsWith('--part='))?.slice('--part='.length);
const schools = Number(
  process.argv.find((argument) => argument.startsWith('--schools='))?.slice('--schools='.length) ?? 3,
);
const isWanted = (name: string) => part === undefined || part === name;
const parts = ['real', 'fit', 'generated', 'baselines', 'curves', 'growth', 'placement'];
if (part !== undefined && !parts.includes(part)) {
  process.stderr.write(`There is no part ${part}; there are ${parts.join(', ')}.\n`);
  process.exit(2);
}
const pictures = join(repositoryRoot, isQuick ? 'bench/results' : 'docs/pictures');
const folder = await mkdtemp(join(tmpdir(), 'quad-bench-'));
const bars: Bar[] = [];
const more: Record<string, unknown> = {};
if (!existsSync(school))
  process.stdout.write(`There is no real school at ${school}, its part is left out; set QUAD_TEST_DATA.\n`);
else {
  if (isWanted('real')) {
    const { bars: real, runs } = await realSchool(school, folder, isQuick);
    bars.push(...real);
    more.runs = runs;
  }
  if (isWanted('fit')) bars.push(...generatorFit(school, isQuick));
}
if (isWanted('generated')) {
  const { bars: generated, rows } = await generatedSchools(folder, isQuick, schools);
  bars.push(...generated);
  more.generated = rows;
}
if (isWanted('baselines')) {
  const { bars: beside, rows } = await baselines(folder, isQuick);
  bars.push(...beside);
  more.baselines = rows;
}
if (isWanted('curves')) {
  const { bars: read, rows } = await curves(
    folder,
    existsSync(school) ? school : undefined,
    pictures,
    isQuick,
  );
  bars.push(...read);
  more.curves = rows;
}
if (isWanted('growth')) {
  const { bars: grown, rows } = await growth(folder, pictures, isQuick);
  bars.push(...grown);
  more.growth = rows;
}
if (isWanted('placement')) bars.push(...againstFet(folder, join(school, '../fet'), isQuick));
await rm(folder, { recursive: true });
if (bars.length > 0) finish(part === undefined ? 'schedule' : `schedule-${part}`, bars, more);
