import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePorts, readCliEnv, repositoryRoot, startQuad } from '@quad/cli';
import { checkPackage } from '@quad/oneroster';
import { type Bar, below, exactly, finish, median, recorded } from '../result.ts';
import { waitForSections } from './projection.ts';

/**
 * The 12-school district goes into the running product by the command line, as a user does it:
 * seconds of the whole command, until scheduling has caught up, and again unchanged. And the
 * strict conformance packages. `--quick` imports once instead of three times.
 */
const data = resolve(repositoryRoot, process.env.QUAD_TEST_DATA ?? '../shared/data');
const district = join(data, 'sis/legertom_generated_v1p1/district_12schools_450.zip');
if (!existsSync(district)) {
  process.stdout.write(`There is no test data in ${data}; set QUAD_TEST_DATA.\n`);
  process.exit(0);
}
const rounds = process.argv.includes('--quick') ? 1 : 3;

function quad(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
): { seconds: number; code: number | null; said: string } {
  const from = performance.now();
  const done = spawnSync(process.execPath, [join(repositoryRoot, 'packages/cli/src/main.ts'), ...args], {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { seconds: (performance.now() - from) / 1000, code: done.status, said: done.stdout + done.stderr };
}

const imports: number[] = [];
const catchUps: number[] = [];
const reruns: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const dataDir = await mkdtemp(join(tmpdir(), 'quad-bench-'));
  const [port = 0] = await freePorts(1);
  const env = { ...process.env, QUAD_DATA: dataDir, QUAD_PORT: String(port) };
  const running = await startQuad(readCliEnv(env), () => undefined);
  const done = quad(env, ['import', 'oneroster', district, '--district', 'South Adalberto', '--demo']);
  if (done.code !== 0) throw new Error(`The import ended with ${done.code}:\n${done.said}`);
  imports.push(done.seconds);
  catchUps.push(await waitForSections(readCliEnv(env), 240));
  reruns.push(
    quad(env, ['import', 'oneroster', district, '--district', 'South Adalberto', '--demo']).seconds,
  );
  await running.stop();
  await rm(dataDir, { recursive: true, force: true });
}

const bars: Bar[] = [
  below('import of 5,520 users and 25,576 enrolments', median(imports), 's', 20),
  below('scheduling has caught up after it', median(catchUps), 's', 2),
  recorded('the same package again, all unchanged', median(reruns), 's'),
  ...(await conformance(join(data, 'sis/longsight_conformance'))),
];
finish('import', bars, { imports, catchUps, reruns });

async function conformance(folder: string): Promise<readonly Bar[]> {
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
    valid: { file: string }[];
    malformed: { file: string; expectedCodes: string[] }[];
  };
  let accepted = 0;
  for (const { file } of index.valid)
    if ((await checkPackage(join(folder, 'valid', file), { mode: 'STRICT' })).isAcceptable) accepted += 1;
  let refused = 0;
  for (const { file, expectedCodes } of index.malformed) {
    const report = await checkPackage(join(folder, 'malformed', file), { mode: 'STRICT' });
    const codes = new Set(report.faults.map(({ code }) => String(code)));
    if (!report.isAcceptable && expectedCodes.every((code) => codes.has(code))) refused += 1;
  }
  return [
    exactly('valid packages accepted (strict)', accepted, 'of 9', 9),
    exactly('broken packages refused with their codes', refused, 'of 15', 15),
  ];
}
