import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoDistrict, toOneRosterTables } from '@quad/demo-district';
import { writePackage } from '@quad/oneroster';
import { CommandFailed, type GraphClient } from '../graph/client.ts';
import { importPackage } from '../roster/import-package.ts';

/** Writes the demo's roster as a OneRoster package and imports it as any district's; answers the district's id. */
export async function loadRoster(
  graph: GraphClient,
  demo: Pick<DemoDistrict, 'name' | 'roster'>,
  say: (sentence: string) => void,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quad-demo-'));
  try {
    const file = join(folder, 'roster.zip');
    await writePackage(file, toOneRosterTables(demo), { version: '1.2' });
    let told = '';
    const { job, districtId } = await importPackage(
      graph,
      { file, districtName: demo.name, isDemo: true, mode: 'STRICT', isDryRun: false },
      ({ message }) => {
        const what = message.split(':')[0] ?? message;
        if (what !== told) say(`  ${message}`);
        told = what;
      },
    );
    if (job.state !== 'COMPLETED' || districtId === null) {
      const faults = job.faults.map(({ message }) => message).join('\n');
      throw new CommandFailed(`The demo roster was not imported: ${job.message}\n${faults}`, 2);
    }
    return districtId;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
