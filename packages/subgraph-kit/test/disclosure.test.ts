import type { Principal, Role } from '@quad/kernel';
import type { Connection } from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { keptModels, PRINCIPAL_HEADER } from '../src/index.ts';
import { openTestDatabase } from './database.ts';
import { schoolSdl, serveSchool } from './disclosure-server.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let school: Awaited<ReturnType<typeof serveSchool>>;
beforeAll(async () => {
  database = await openTestDatabase();
  school = await serveSchool(database.connection);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await keptModels(database.connection).DisclosureRow.deleteMany({});
});
afterAll(async () => {
  await school.app.close();
  await database.close();
});

const personWith = (...roles: Role[]): Principal => ({
  kind: 'PERSON',
  personId: 'per_ada',
  accountId: 'acc_ada',
  organizationId: 'org_lake',
  grants: roles.map((role) => ({ role, organizationId: 'org_lake' })),
});
const teacher = personWith('TEACHER');
const vendor: Principal = {
  kind: 'VENDOR',
  vendorId: 'ven_1',
  organizationId: 'org_lake',
  scopes: ['roster.read'],
};

async function logged() {
  const rows = await keptModels(database.connection).DisclosureRow.find().sort({ purpose: 1, _id: 1 }).lean();
  return rows.map(({ _id, chain: _chain, ...row }) => ({ ...row, studentIds: row.studentIds.toSorted() }));
}

describe('the disclosure log', () => {
  it('keeps one row of what a response carries: who, which students, which fields, for what, when', async () => {
    const answer = await school.ask('{ students(count: 2) { name load } }', teacher);
    expect(answer.data.students).toHaveLength(2);
    expect(await logged()).toEqual([
      {
        tenantId: 'org_lake',
        requestId: 'req_1',
        who: 'person:per_ada',
        roles: ['TEACHER'],
        purpose: 'ROSTERING',
        studentIds: ['stu_1', 'stu_2'],
        fields: ['Student.load', 'Student.name'],
        classes: ['DIRECTORY', 'EDUCATION'],
        isRequired: false,
        evidence: 'FETCHED',
        at: new Date('2026-11-02T15:00:00Z'),
      },
    ]);
  });

  it('keeps what was resolved and not what was asked: nulls and branches not taken are no disclosure', async () => {
    await school.ask(
      'query ($no: Boolean!) { students(count: 1) { grade name @include(if: $no) seats { room } } }',
      teacher,
      { no: false },
    );
    expect(await logged()).toEqual([]);
  });

  it.each([
    [
      'an alias in a fragment',
      '{ students(count: 1) { ...f } } fragment f on Student { a: name }',
      'Student.name',
    ],
    ['an interface', '{ named { name } }', 'Student.name'],
    ['a list below a list', '{ students(count: 1) { seats { role } } }', 'Seat.role'],
    [
      'entities',
      '{ _entities(representations: [{ __typename: "Student", id: "stu_1" }]) { ... on Student { name } } }',
      'Student.name',
    ],
    ['what a field gives', '{ found { title } }', 'Query.found'],
  ])('sees a field through %s', async (_through, query, field) => {
    expect((await school.ask(query, teacher)).errors).toBeUndefined();
    expect(await logged()).toMatchObject([{ fields: [field] }]);
  });

  it('knows by the object whether a student is meant at all', async () => {
    await school.ask('{ seats { room role } }', teacher);
    expect(await logged()).toMatchObject([{ studentIds: ['stu_9'], fields: ['Seat.role'] }]);
    await keptModels(database.connection).DisclosureRow.deleteMany({});
    await school.ask('{ found { title } }', teacher);
    expect(await logged()).toMatchObject([{ studentIds: ['stu_3'] }]);
  });

  it('keeps the purposes of one response apart, and tells what the rule requires from what is beyond it', async () => {
    await school.ask('{ students(count: 1) { name race } }', personWith('DATA_LEAD'));
    expect(await logged()).toMatchObject([
      { purpose: 'AUDIT', fields: ['Student.race'], isRequired: false },
      { purpose: 'ROSTERING', fields: ['Student.name'], isRequired: false },
    ]);
    await keptModels(database.connection).DisclosureRow.deleteMany({});
    await school.ask('{ students(count: 1) { name } }', vendor);
    expect(await logged()).toMatchObject([{ who: 'vendor:ven_1', roles: [], isRequired: true }]);
  });

  it('makes two rows of ten thousand students', async () => {
    const answer = await school.ask('{ students(count: 10000) { name } }', teacher);
    expect(answer.data.students).toHaveLength(10_000);
    const rows = await logged();
    expect(rows.map(({ studentIds }) => studentIds.length)).toEqual([5_000, 5_000]);
    expect(new Set(rows.flatMap(({ studentIds }) => studentIds)).size).toBe(10_000);
  });

  it('marks the answer as nobody’s to keep or share', async () => {
    expect((await school.ask('{ students(count: 1) { name } }', teacher)).cacheControl).toBe(
      'private, no-store',
    );
  });

  it('keeps a package before a byte of it leaves', async () => {
    const fetch = (as: Principal) =>
      school.app.inject({
        method: 'GET',
        url: '/package',
        headers: { [PRINCIPAL_HEADER]: JSON.stringify(as) },
      });
    expect((await fetch(personWith('DATA_LEAD'))).body).toBe('bytes');
    const rows = await logged();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ purpose: 'CUSTODY', evidence: 'DELIVERED', fields: ['GET /package'] });
    expect((await fetch(teacher)).statusCode).toBe(503);
    breakLog(database.connection);
    expect((await fetch(personWith('DATA_LEAD'))).body).toBe('none');
  });
});

function breakLog(connection: Connection): void {
  const { collection } = keptModels(connection).DisclosureRow;
  vi.spyOn(collection, 'insertMany').mockRejectedValue(new Error('disk full'));
}

describe('without a log', () => {
  it('there is no answer: an error with its code, and no data', async () => {
    breakLog(database.connection);
    const { cacheControl: _kept, ...answer } = await school.ask(
      '{ students(count: 1) { name } seats { room } }',
      teacher,
    );
    expect(answer).toEqual({
      errors: [
        {
          message:
            'The answer holds student data, and the disclosure log could not be written; ask again later.',
          extensions: { code: 'DISCLOSURE_LOG_UNAVAILABLE' },
        },
      ],
    });
  });

  it('what carries no student data is answered', async () => {
    breakLog(database.connection);
    expect((await school.ask('{ seats { room } }', teacher)).data.seats).toHaveLength(3);
  });

  it('a log that hangs is no log', async () => {
    const { collection } = keptModels(database.connection).DisclosureRow;
    vi.spyOn(collection, 'insertMany').mockReturnValue(new Promise(() => undefined));
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const answer = school.ask('{ students(count: 1) { name } }', teacher);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await answer).errors[0].extensions.code).toBe('DISCLOSURE_LOG_UNAVAILABLE');
  });

  it('an object that does not say whose data it is gets no answer', async () => {
    const answer = await school.ask('{ lost { role } }', teacher);
    expect([answer.data, answer.errors[0].extensions.code]).toEqual([
      undefined,
      'DISCLOSURE_LOG_UNAVAILABLE',
    ]);
  });

  it('data that a broken non-null hides again is logged, which errs on the careful side', async () => {
    const answer = await school.ask('{ students(count: 1) { name nickname } }', teacher);
    expect(answer.data).toBeNull();
    expect(await logged()).toMatchObject([{ fields: ['Student.name'] }]);
  });
});

describe('without a purpose', () => {
  it.each<[string, Principal, string]>([
    ['a coach has none for rows', personWith('COACH'), 'name'],
    ['a teacher has none for race', teacher, 'race'],
    ['a vendor has none for race', vendor, 'race'],
    ['a service has none', { kind: 'SERVICE', name: 'budgets' }, 'name'],
  ])('there is no answer: %s', async (_who, principal, field) => {
    const answer = await school.ask(`{ students(count: 1) { ${field} } }`, principal);
    expect([answer.data, answer.errors[0].extensions.code]).toEqual([
      undefined,
      'NO_PURPOSE_FOR_STUDENT_DATA',
    ]);
    expect(await logged()).toEqual([]);
  });
});

describe('the marks', () => {
  it.each([
    [
      'name no student',
      schoolSdl.replace(', student: "parent.studentId", unless: "isStaff"', ''),
      'Seat.role',
    ],
    ['name it in no known way', schoolSdl.replace('"parent.studentId"', '"grandparent.id"'), 'Seat.role'],
    [
      'are on an interface and not on its type',
      schoolSdl.replace('name: String @studentRecord(class: DIRECTORY)\n', 'name: String\n'),
      'Student.name',
    ],
    [
      'have no feed',
      schoolSdl.replace('schoolDisclosureChanges', 'otherDisclosureChanges'),
      'schoolDisclosureChanges',
    ],
    [
      'stand beside a cache',
      schoolSdl.replace('grade: String', 'grade: String @cacheControl(maxAge: 60)'),
      'Student.grade',
    ],
  ])('keep a side from starting when they %s', async (_how, sdl, named) => {
    await expect(serveSchool(database.connection, sdl)).rejects.toThrow(named);
  });
});

describe('the feed of a side’s log', () => {
  const directory: Principal = { kind: 'SERVICE', name: 'directory' };
  const page = (after: string | null) =>
    school.ask(
      'query ($after: String) { schoolDisclosureChanges(first: 2, after: $after) { edges { node { id who studentIds fields } } pageInfo { hasNextPage endCursor } } }',
      directory,
      { after },
    );

  it('tells settled rows in their order, and no younger ones', async () => {
    for (let n = 1; n <= 3; n += 1) await school.ask(`{ students(count: ${n}) { name } }`, teacher);
    expect((await page(null)).data.schoolDisclosureChanges.edges).toEqual([]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 });
    const first = (await page(null)).data.schoolDisclosureChanges;
    const second = (await page(first.pageInfo.endCursor)).data.schoolDisclosureChanges;
    const counts = [...first.edges, ...second.edges].map(({ node }) => node.studentIds.length);
    expect([counts, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([
      [1, 2, 3],
      true,
      false,
    ]);
  });

  it('is for directory alone', async () => {
    for (const principal of [teacher, vendor, { kind: 'SERVICE', name: 'budgets' } as const]) {
      const answer = await school.ask(
        '{ schoolDisclosureChanges(first: 1) { edges { cursor } } }',
        principal,
      );
      expect(answer.errors[0].extensions.code).toBe('FORBIDDEN');
    }
  });
});

describe('the chain of a side’s log', () => {
  const checked = async (as: Principal, after: string | null = null) =>
    school.ask(
      'query ($after: ID) { check: schoolDisclosureCheck(after: $after) { entries chains { entries lastPosition } faults { entryId kind } endCursor } }',
      as,
      { after },
    );
  const operator: Principal = { kind: 'OPERATOR' };
  const rowsOf = () => keptModels(database.connection).DisclosureRow;

  /** Rows written at the same time, by two processes one after the other. */
  async function written(): Promise<readonly string[]> {
    for (const counts of [[1, 2, 3], [4]]) {
      const side = await serveSchool(database.connection);
      await Promise.all(counts.map((count) => side.ask(`{ students(count: ${count}) { name } }`, teacher)));
      await side.app.close();
    }
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 });
    const rows = await rowsOf().find().sort({ _id: 1 }).lean();
    return rows.map(({ _id }) => _id);
  }

  it('is whole under writers at the same time, and across processes', async () => {
    await written();
    expect((await checked(operator)).data.check).toEqual({
      entries: 4,
      chains: [
        { entries: 3, lastPosition: 2 },
        { entries: 1, lastPosition: 0 },
      ],
      faults: [],
      endCursor: null,
    });
  });

  it('tells that a row was changed, or taken out', async () => {
    const [, , third = '', fourth = ''] = await written();
    await rowsOf().updateOne({ _id: third }, { $set: { who: 'operator' } });
    expect((await checked(operator)).data.check.faults).toContainEqual({
      entryId: fourth,
      kind: 'PREVIOUS_CHANGED',
    });
    await rowsOf().deleteOne({ _id: third });
    expect((await checked(operator)).data.check.faults).toContainEqual({
      entryId: fourth,
      kind: 'PREVIOUS_MISSING',
    });
  });

  it('goes on behind an entry, held against those before it', async () => {
    const [, second = '', third = '', fourth = ''] = await written();
    await rowsOf().updateOne({ _id: third }, { $set: { who: 'operator' } });
    expect((await checked(operator, third)).data.check).toMatchObject({
      entries: 1,
      faults: [{ entryId: fourth, kind: 'PREVIOUS_CHANGED' }],
    });
    expect((await checked(operator, second)).data.check.entries).toBe(2);
  });

  it('is for the operator alone', async () => {
    for (const principal of [teacher, vendor, { kind: 'SERVICE', name: 'directory' } as const]) {
      expect((await checked(principal)).errors[0].extensions.code).toBe('FORBIDDEN');
    }
  });
});
