import { describe, expect, it } from 'vitest';
import { checkPackage } from '../src/index.ts';
import { csv, manifest, orgHeader, userHeader1p2, zipOf } from './zip-of.ts';

const enrollmentHeader =
  'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate';
const user = (id: string, more = '') => `${id},,,true,${id},,Given,Family,,,,,,${more},,,,,,,,`;

describe('checking references', () => {
  it('says a cascade once with a count', async () => {
    const path = await zipOf({
      'manifest.csv': manifest('1.2', 'bulk', 'orgs', 'users', 'enrollments'),
      'orgs.csv': csv(orgHeader, 'o1,,,North,school,,'),
      'users.csv': csv(userHeader1p2, user('u1'), 'u2,,,perhaps,u2,,G,F,,,,,,,,,,,,,,'),
      'enrollments.csv': csv(
        enrollmentHeader,
        ...Array.from({ length: 500 }, (_, at) => `e${at},,,c1,o1,u1,student,false,,`),
        'x1,,,c1,o1,u9,student,false,,',
        'x2,,,c1,o1,u9,student,false,,',
        'x3,,,c1,o1,u2,student,false,,',
      ),
    });
    const report = await checkPackage(path, { mode: 'TOLERANT' });
    expect(report.isAcceptable).toBe(true);
    expect(report.files.users).toEqual({ mode: 'bulk', rowCount: 1, refusedCount: 1, isReadWhole: true });
    expect(report.faults.map((f) => [f.code, f.field, f.line, f.count])).toEqual([
      ['row.invalid_boolean', 'enabledUser', 3, 1],
      ['reference.missing_target_file', 'classSourcedId', 2, 503],
      ['reference.missing_target_record', 'userSourcedId', 502, 2],
      ['reference.target_refused', 'userSourcedId', 504, 1],
    ]);
  });

  it('waits with a reference into the same file until its end', async () => {
    const path = await zipOf({
      'manifest.csv': manifest('1.2', 'bulk', 'orgs'),
      'orgs.csv': csv(orgHeader, 'o1,,,North,school,,d1', 'd1,,,All,district,,', 'o2,,,South,school,,d2'),
    });
    const { faults } = await checkPackage(path, { mode: 'STRICT' });
    expect(faults.map((f) => [f.code, f.line])).toEqual([['reference.missing_target_record', 4]]);
  });

  it('leaves open in a delta what an earlier package may have brought', async () => {
    const path = await zipOf({
      'manifest.csv': manifest('1.2', 'delta', 'orgs'),
      'orgs.csv': csv(orgHeader, 'o1,active,2026-01-01T00:00:00Z,North,school,,d1'),
    });
    const report = await checkPackage(path, { mode: 'STRICT' });
    expect(report.isAcceptable).toBe(true);
    expect(report.countsByCode).toEqual({
      'reference.unresolved_in_delta': { severity: 'WARNING', count: 1 },
    });
  });

  it('finds a sourcedId that stands twice', async () => {
    const path = await zipOf({
      'manifest.csv': manifest('1.2', 'bulk', 'users'),
      'users.csv': csv(userHeader1p2, user('u1'), user('u2'), user('u1')),
    });
    const { faults } = await checkPackage(path, { mode: 'STRICT' });
    expect(faults).toMatchObject([{ code: 'reference.duplicate_sourced_id', line: 4, sourcedId: 'u1' }]);
  });
});

describe('the report', () => {
  it('keeps a bounded number of faults of a code and counts them all', async () => {
    const bad = Array.from({ length: 300 }, (_, at) => `o${at},,,Name,barn,,`);
    const path = await zipOf({
      'manifest.csv': manifest('1.2', 'bulk', 'orgs'),
      'orgs.csv': csv(orgHeader, ...bad),
    });
    const report = await checkPackage(path, { mode: 'TOLERANT', faultsPerCode: 10 });
    expect(report.faults).toHaveLength(10);
    expect(report.countsByCode['row.invalid_enum']).toEqual({ severity: 'ERROR', count: 300 });
    expect(report.files.orgs).toMatchObject({ rowCount: 0, refusedCount: 300, isReadWhole: true });
  });

  it('does not call a file read whole whose end is missing', async () => {
    const path = await zipOf({
      'manifest.csv': manifest('1.2', 'bulk', 'orgs'),
      'orgs.csv': csv(orgHeader, 'o1,,,North,school,,', 'o2,,,"South,school,,'),
    });
    const report = await checkPackage(path, { mode: 'TOLERANT' });
    expect(report).toMatchObject({
      isAcceptable: false,
      files: { orgs: { rowCount: 1, isReadWhole: false } },
    });
  });
});
