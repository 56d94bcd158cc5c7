import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkPackage,
  openPackage,
  type RosterRow,
  readRows,
  userRow1p1,
  writePackage,
} from '../src/index.ts';
import { freshFolder } from './zip-of.ts';

const orgs: RosterRow<'orgs'>[] = [
  { sourcedId: 'd1', name: 'Zoë "the" District, Inc.\nUpper', type: 'district' },
  {
    sourcedId: 's1',
    name: ' South ',
    type: 'ext:campus',
    parentSourcedId: 'd1',
    metadata: { region: 'west' },
  },
];
const academicSessions: RosterRow<'academicSessions'>[] = [
  {
    sourcedId: 't1',
    title: '2026',
    type: 'schoolYear',
    startDate: '2025-08-01',
    endDate: '2026-06-01',
    schoolYear: 2026,
  },
];
const courses: RosterRow<'courses'>[] = [
  { sourcedId: 'c1', title: 'Algebra', orgSourcedId: 's1', grades: ['09', '10'], subjects: ['Math'] },
];
const classes: RosterRow<'classes'>[] = [
  {
    sourcedId: 'k1',
    title: 'Algebra A',
    courseSourcedId: 'c1',
    classType: 'scheduled',
    schoolSourcedId: 's1',
    termSourcedIds: ['t1'],
  },
];
const users: RosterRow<'users'>[] = [
  {
    sourcedId: 'u1',
    enabledUser: true,
    username: 'ann',
    givenName: 'Ann',
    familyName: 'Lee',
    agentSourcedIds: ['u2'],
  },
  { sourcedId: 'u2', enabledUser: false, username: 'bo', givenName: 'Bo', familyName: 'Lee' },
];
const roles: RosterRow<'roles'>[] = [
  { sourcedId: 'r1', userSourcedId: 'u1', roleType: 'primary', role: 'principal', orgSourcedId: 's1' },
  { sourcedId: 'r2', userSourcedId: 'u2', roleType: 'primary', role: 'student', orgSourcedId: 's1' },
];
const enrollments: RosterRow<'enrollments'>[] = [
  {
    sourcedId: 'e1',
    classSourcedId: 'k1',
    schoolSourcedId: 's1',
    userSourcedId: 'u2',
    role: 'student',
    primary: false,
  },
];

async function* slowly<T>(rows: readonly T[]): AsyncGenerator<T> {
  for (const row of rows) yield row;
}

describe('writing a package', () => {
  it('gives one that a strict check finds clean and that reads back as it was', async () => {
    const path = join(await freshFolder(), 'out.zip');
    const rostering = { academicSessions, orgs: slowly(orgs), courses, classes, users, roles, enrollments };
    const written = await writePackage(path, rostering, { version: '1.2', metadata: { orgs: ['region'] } });
    expect(written.counts).toMatchObject({ orgs: 2, users: 2, enrollments: 1 });
    expect(written.sha256).toBe(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );

    const report = await checkPackage(path, { mode: 'STRICT' });
    expect(report).toMatchObject({ faults: [], isAcceptable: true, missingForRostering: [], version: '1.2' });
    const pkg = await openPackage(path);
    for (const [file, rows] of [
      ['orgs', orgs],
      ['courses', courses],
      ['users', users],
      ['roles', roles],
    ] as const) {
      const outcomes = await Array.fromAsync(readRows(pkg, file, { mode: 'STRICT' }));
      expect(outcomes.map((outcome) => (outcome.kind === 'ROW' ? outcome.row : outcome.fault))).toEqual(rows);
    }
  });

  it('writes 1.1 with schools and role on the user', async () => {
    const path = join(await freshFolder(), 'out.zip');
    const older = users.flatMap((user) => {
      const row = userRow1p1(
        user,
        roles.filter((role) => role.userSourcedId === user.sourcedId),
      );
      return row === undefined ? [] : [row];
    });
    expect(older.map((row) => [row.role, row.orgSourcedIds])).toEqual([
      ['administrator', ['s1']],
      ['student', ['s1']],
    ]);
    await writePackage(
      path,
      { academicSessions, orgs, courses, classes, users: older, enrollments },
      { version: '1.1' },
    );
    const report = await checkPackage(path, { mode: 'STRICT' });
    expect(report).toMatchObject({ faults: [], isAcceptable: true, missingForRostering: [], version: '1.1' });
  });

  it('makes equal bytes of equal tables', async () => {
    const folder = await freshFolder();
    const first = await writePackage(join(folder, 'a.zip'), { orgs }, { version: '1.2' });
    const second = await writePackage(join(folder, 'b.zip'), { orgs }, { version: '1.2' });
    expect(second).toEqual(first);
  });

  it.each<[string, RosterRow<'courses'>, string]>([
    [
      'a blank required value',
      { sourcedId: 'c1', title: '', orgSourcedId: 's1' },
      'courses.csv row 1 (c1) field title is required',
    ],
    [
      'an id with a space',
      { sourcedId: 'c1', title: 'A', orgSourcedId: 's 1' },
      'field orgSourcedId is not a valid guid',
    ],
    [
      'a comma in a list item',
      { sourcedId: 'c1', title: 'A', orgSourcedId: 's1', subjects: ['Arts, fine'] },
      'field subjects is not a valid list',
    ],
  ])('refuses %s, says where and leaves no file', async (_what, row, message) => {
    const path = join(await freshFolder(), 'out.zip');
    await expect(writePackage(path, { courses: [row] }, { version: '1.2' })).rejects.toThrow(message);
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
  });
});
