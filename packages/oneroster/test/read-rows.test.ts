import { describe, expect, it } from 'vitest';
import { openPackage, type ReadMode, type RosterFile, readRows } from '../src/index.ts';
import { csv, manifest, orgHeader, userHeader1p1, userHeader1p2, zipOf } from './zip-of.ts';

async function read<F extends RosterFile>(path: string, file: F, mode: ReadMode = 'TOLERANT') {
  const pkg = await openPackage(path);
  const outcomes = await Array.fromAsync(readRows(pkg, file, { mode }));
  return {
    rows: outcomes.flatMap((outcome) => (outcome.kind === 'ROW' ? [outcome.row] : [])),
    faults: outcomes.flatMap((outcome) => (outcome.kind === 'FAULT' ? [outcome.fault] : [])),
  };
}

async function orgsOf(text: string | Buffer, mode: ReadMode = 'TOLERANT') {
  const path = await zipOf({ 'manifest.csv': manifest('1.2', 'bulk', 'orgs'), 'orgs.csv': text });
  return read(path, 'orgs', mode);
}

describe('reading rows', () => {
  it('gives typed values by column name, with absent keys for blank fields', async () => {
    const { rows, faults } = await orgsOf(
      csv(`${orgHeader},metadata.region`, 'o1,,,"North, ""upper""",school,,,west'),
    );
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { sourcedId: 'o1', name: 'North, "upper"', type: 'school', metadata: { region: 'west' } },
    ]);
  });

  it('keeps line breaks inside a quoted field', async () => {
    const { rows } = await orgsOf(csv(orgHeader, 'o1,,,"North\r\nHall",school,,'));
    expect(rows[0]?.name).toBe('North\r\nHall');
  });

  it('maps columns by name in any order: a warning when tolerant, an error when strict', async () => {
    const text = csv(
      'name,sourcedId,status,dateLastModified,type,identifier,parentSourcedId',
      'North,o1,,,school,,',
    );
    const tolerant = await orgsOf(text);
    expect(tolerant.rows).toEqual([{ sourcedId: 'o1', name: 'North', type: 'school' }]);
    expect(tolerant.faults).toMatchObject([{ code: 'schema.header_order_mismatch', severity: 'WARNING' }]);
    expect((await orgsOf(text, 'STRICT')).faults).toMatchObject([{ severity: 'ERROR' }]);
  });

  it('says once what it forgives, with the first line and a count', async () => {
    const text = csv(
      orgHeader,
      'o1,active,2026-11-22,A,School,,',
      'o2,active,2026-11-22,B,school,,',
      'o3,,,C,school,,',
    );
    const { rows, faults } = await orgsOf(text);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      status: 'active',
      dateLastModified: '2026-11-22T00:00:00.000Z',
      type: 'school',
    });
    expect(faults.map((f) => [f.code, f.field, f.line, f.count, f.severity])).toEqual([
      ['row.field_forbidden_in_bulk', 'status', 2, 2, 'WARNING'],
      ['row.field_forbidden_in_bulk', 'dateLastModified', 2, 2, 'WARNING'],
      ['row.datetime_form', 'dateLastModified', 2, 2, 'WARNING'],
      ['row.value_spelling', 'type', 2, 1, 'WARNING'],
    ]);
  });

  it('reads semicolons, a byte order mark, Windows-1252 and line feeds, and says each', async () => {
    const text = `\ufeff${orgHeader.replaceAll(',', ';')}\no1;;;Zo#;school;;\n`;
    const bytes = Buffer.from(text).map((byte) => (byte === 0x23 ? 0xeb : byte));
    const { rows, faults } = await orgsOf(Buffer.from(bytes));
    expect(rows).toEqual([{ sourcedId: 'o1', name: 'Zoë', type: 'school' }]);
    expect(faults.map((fault) => [fault.code, fault.severity])).toEqual([
      ['encoding.byte_order_mark', 'WARNING'],
      ['encoding.not_utf8', 'WARNING'],
      ['encoding.delimiter', 'WARNING'],
      ['encoding.line_endings', 'WARNING'],
    ]);
  });

  it('reports a bad row, leaves it out and goes on', async () => {
    const text = csv(
      orgHeader,
      'o1,,,A,barn,,',
      'o2,,,B"b,school,,',
      'o3,,,C',
      ',,,D,school,,',
      'o5,,,E,school,,',
    );
    const { rows, faults } = await orgsOf(text);
    expect(rows.map((row) => row.sourcedId)).toEqual(['o5']);
    expect(faults.map((f) => [f.code, f.line, f.sourcedId, f.field])).toEqual([
      ['row.invalid_enum', 2, 'o1', 'type'],
      ['csv.unescaped_quote', 3, 'o2', undefined],
      ['row.column_count', 4, 'o3', undefined],
      ['row.missing_required_value', 5, undefined, 'sourcedId'],
    ]);
    expect(faults[0]?.message).toBe(
      'orgs.csv line 2 (o1) field type: is not a term of the vocabulary: "barn".',
    );
  });

  it.each([
    [csv('o1,,,A,school,,', 'o2,,,B,school,,'), 'schema.header_missing'],
    [
      csv('sourcedId,status,dateLastModified,type,identifier,parentSourcedId', 'o1,,,school,,'),
      'schema.missing_column',
    ],
    [csv(orgHeader, 'o1,,,"A,school,,', 'o2,,,B,school,,'), 'csv.unterminated_quote'],
    [Buffer.from(csv(orgHeader), 'utf16le'), 'encoding.unsupported'],
    ['', 'schema.header_missing'],
  ])('refuses the file for a structural fault %#', async (text, code) => {
    const { rows, faults } = await orgsOf(text);
    expect(rows).toEqual([]);
    expect(faults).toContainEqual(expect.objectContaining({ code, severity: 'ERROR', scope: 'FILE' }));
  });

  it('requires status and date on every row of a delta', async () => {
    const path = await zipOf({
      'manifest.csv': manifest('1.2', 'delta', 'orgs'),
      'orgs.csv': csv(orgHeader, 'o1,,,A,school,,', 'o2,tobedeleted,2026-11-22T08:00:00.000Z,B,school,,'),
    });
    const { rows, faults } = await read(path, 'orgs');
    expect(rows).toMatchObject([{ sourcedId: 'o2', status: 'tobedeleted' }]);
    expect(faults.map((f) => [f.code, f.field])).toEqual([
      ['row.field_required_in_delta', 'status'],
      ['row.field_required_in_delta', 'dateLastModified'],
    ]);
  });
});

describe('older versions', () => {
  it('give 1.1 users in 1.2 shape, and their roles as rows of their own', async () => {
    const path = await zipOf({
      'manifest.csv': manifest('1.1', 'bulk', 'users'),
      'users.csv': csv(userHeader1p1, 'u1,,,true,"s1,s2",teacher,ann,{LDAP:ann},Ann,Lee,,,,,,,,'),
    });
    expect((await read(path, 'users', 'STRICT')).rows).toEqual([
      {
        sourcedId: 'u1',
        enabledUser: true,
        username: 'ann',
        userIds: ['{LDAP:ann}'],
        givenName: 'Ann',
        familyName: 'Lee',
        primaryOrgSourcedId: 's1',
      },
    ]);
    const role = { userSourcedId: 'u1', role: 'teacher' };
    expect((await read(path, 'roles', 'STRICT')).rows).toEqual([
      { ...role, sourcedId: 'u1:s1', roleType: 'primary', orgSourcedId: 's1' },
      { ...role, sourcedId: 'u1:s2', roleType: 'secondary', orgSourcedId: 's2' },
    ]);
  });

  it('understand the names of 1.0 and work out what it did not say', async () => {
    const path = await zipOf({
      'users.csv': csv(
        'sourcedId,status,dateLastModified,orgSourcedIds,role,username,userId,givenName,familyName,identifier,email,sms,phone,agents',
        'u1,inactive,2014-08-01,s1,student,bo,77,Bo,Diaz,,,,,u2',
      ),
      'academicSessions.csv': csv(
        'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId',
        't1,active,2014-08-01,Year,schoolYear,2014-08-01,2015-06-01,',
      ),
      'demographics.csv': csv(
        'userSourcedId,status,dateLastModified,birthdate,sex',
        'u1,active,2014-08-01,2003-04-05,male',
      ),
    });
    const users = await read(path, 'users');
    expect(users.rows).toMatchObject([
      { enabledUser: true, status: 'tobedeleted', userIds: ['77'], agentSourcedIds: ['u2'] },
    ]);
    expect((await read(path, 'academicSessions')).rows).toMatchObject([{ schoolYear: 2015 }]);
    expect((await read(path, 'demographics')).rows).toMatchObject([
      { sourcedId: 'u1', birthDate: '2003-04-05' },
    ]);
    expect(users.faults.filter((f) => f.code === 'schema.old_column_name')).toHaveLength(2);
  });
});

describe('what must not be told', () => {
  it('is no password in a row and no value of a person in a fault', async () => {
    const row = (id: string, enabled: string, grades: string) =>
      `${id},,,${enabled},annlee,,Ann,Lee,,,ann@school.example,,,,${grades},hunter2secret,,,,,,`;
    const path = await zipOf({
      'manifest.csv': manifest('1.2', 'bulk', 'users'),
      'users.csv': csv(userHeader1p2, row('u1', 'true', '9'), row('u2', 'annlee', '9,,')),
    });
    const { rows, faults } = await read(path, 'users');
    expect(rows).toHaveLength(1);
    expect(faults).not.toHaveLength(0);
    expect(JSON.stringify(rows)).not.toContain('hunter2');
    expect(JSON.stringify(faults)).not.toMatch(/hunter2|ann|Lee/i);
  });

  it('is not told by a file that begins with a person instead of a header', async () => {
    const path = await zipOf({
      'manifest.csv': manifest('1.2', 'bulk', 'users'),
      'users.csv': csv('u1,,,true,annlee,,Ann,Lee,,,,,,,,hunter2,,,,,,'),
    });
    expect(JSON.stringify((await read(path, 'users')).faults)).not.toMatch(/hunter2|ann|Lee/i);
  });
});
