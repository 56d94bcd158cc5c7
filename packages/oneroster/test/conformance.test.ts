import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkPackage, openPackage, readRows } from '../src/index.ts';

const beside = fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const data = join(process.env.QUAD_TEST_DATA ?? beside, 'sis');
const suite = join(data, 'longsight_conformance');
const generated = join(data, 'legertom_generated_v1p1');

interface SuiteIndex {
  readonly valid: readonly { file: string; name: string; mode?: string; files: string[] }[];
  readonly malformed: readonly { file: string; name: string; expectedCodes: string[] }[];
}

function readIndex(): SuiteIndex {
  if (!existsSync(suite)) return { valid: [], malformed: [] };
  return JSON.parse(readFileSync(join(suite, 'index.json'), 'utf8'));
}

const index = readIndex();
if (!existsSync(suite)) console.warn(`Skipped: no test data at ${suite}; set QUAD_TEST_DATA to its folder.`);

describe.skipIf(!existsSync(suite))('the conformance packages of the test data folder, read strictly', () => {
  it('are the nine valid and fifteen malformed ones', () => {
    expect([index.valid.length, index.malformed.length]).toEqual([9, 15]);
  });

  it.each(index.valid)('accepts the $name', async ({ file, files, mode }) => {
    const report = await checkPackage(join(suite, 'valid', file), { mode: 'STRICT' });
    expect(report.faults.filter((fault) => fault.severity === 'ERROR')).toEqual([]);
    expect(report.isAcceptable).toBe(true);
    const read = Object.entries(report.files).map(([name, check]) => `${name}.csv ${check?.mode}`);
    expect(read.toSorted()).toEqual(files.map((name) => `${name} ${mode}`).toSorted());
  });

  it.each(index.malformed)(
    'refuses the package with a $name by its codes',
    async ({ file, expectedCodes }) => {
      const report = await checkPackage(join(suite, 'malformed', file), { mode: 'STRICT' });
      expect(report.isAcceptable).toBe(false);
      const errors = new Set(report.faults.filter((f) => f.severity === 'ERROR').map((f) => f.code));
      expect([...errors]).toEqual(expect.arrayContaining(expectedCodes));
    },
  );
});

describe.skipIf(!existsSync(generated))('the generated 1.1 packages of the test data folder', () => {
  const small = join(generated, 'small_3schools_60.zip');

  it('are accepted tolerantly, with each deviation said once per file and field', async () => {
    const report = await checkPackage(small, { mode: 'TOLERANT' });
    expect(report).toMatchObject({ isAcceptable: true, version: '1.1', missingForRostering: [] });
    expect(report.faults).toHaveLength(7 * 3);
    expect(report.countsByCode).toEqual({
      'row.field_forbidden_in_bulk': { severity: 'WARNING', count: 2796 },
      'row.datetime_form': { severity: 'WARNING', count: 1398 },
    });
    expect(report.files.enrollments).toEqual({
      mode: 'bulk',
      rowCount: 911,
      refusedCount: 0,
      isReadWhole: true,
    });
  });

  it('are refused strictly for the status in their bulk files', async () => {
    const report = await checkPackage(small, { mode: 'STRICT', faultsPerCode: 5 });
    expect(report.isAcceptable).toBe(false);
    expect(report.countsByCode['row.field_forbidden_in_bulk']?.count).toBe(2796);
    expect(report.faults.filter((f) => f.code === 'row.field_forbidden_in_bulk')).toHaveLength(5);
  });

  it('give the roles of their users', async () => {
    const pkg = await openPackage(small);
    const counts = new Map<string, number>();
    for await (const outcome of readRows(pkg, 'roles', { mode: 'TOLERANT' })) {
      if (outcome.kind !== 'ROW') continue;
      const { role, roleType } = outcome.row;
      counts.set(`${roleType} ${role}`, (counts.get(`${roleType} ${role}`) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({ 'primary teacher': 30, 'primary student': 180 });
  });

  it('accept a district of twelve schools and its next year', async () => {
    for (const file of ['district_12schools_450.zip', 'district_12schools_450_nextyear.zip']) {
      const report = await checkPackage(join(generated, file), { mode: 'TOLERANT' });
      expect(report.isAcceptable).toBe(true);
      expect(report.files.enrollments?.rowCount).toBe(25576);
      expect(report.files.users?.rowCount).toBe(5520);
      expect(report.faults.filter((fault) => fault.severity === 'ERROR')).toEqual([]);
    }
  });
});
