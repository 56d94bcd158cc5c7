import { type Principal, publicPrincipal } from '@quad/kernel';
import { personWith, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fall, lastFall, sectionWith, spring, wholeYear } from './sections.ts';
import { createWorldWith, type World } from './world.ts';

const sections = [
  sectionWith({
    classId: 'cls_1',
    title: 'Algebra',
    courseId: 'crs_a',
    classCode: 'ALG-1',
    location: '101',
    studentCount: 24,
  }),
  sectionWith({
    classId: 'cls_2',
    title: 'Algebra',
    courseId: 'crs_a',
    periods: ['2'],
    location: '101',
    studentCount: 26,
  }),
  sectionWith({
    classId: 'cls_3',
    title: 'Physics',
    periods: ['2'],
    terms: [wholeYear],
    location: '101',
    teacherIds: ['per_bo', 'per_ada'],
  }),
  sectionWith({
    classId: 'cls_4',
    title: 'Economics',
    periods: ['4'],
    terms: [spring],
    location: 'Gym',
    teacherIds: ['per_bo'],
  }),
  sectionWith({ classId: 'cls_5', title: 'Old algebra', terms: [lastFall], location: '9' }),
  sectionWith({
    classId: 'cls_6',
    title: 'Grade 6 art',
    schoolId: 'org_middle',
    periods: ['3'],
    teacherIds: ['per_cy', 'per_ada'],
    location: 'Art',
  }),
  sectionWith({
    classId: 'cls_9',
    title: 'Algebra elsewhere',
    tenantId: 'org_hill',
    schoolId: 'org_hill_high',
    teacherIds: ['per_dee'],
    location: '1',
  }),
];
const lake = { tenantId: 'org_lake' };
const superintendent = personWith('SUPERINTENDENT', lake);
const principal = personWith('PRINCIPAL', { ...lake, organizationId: 'org_high' });
const ada = personWith('TEACHER', { ...lake, organizationId: 'org_high', personId: 'per_ada' });

let world: World;
beforeAll(async () => {
  world = await createWorldWith(sections);
  world.clock.set('2026-11-22T15:00:00Z');
});
afterAll(async () => world.close());

async function entity<Fields>(typename: string, id: string, fields: string, as: Principal): Promise<Fields> {
  const answer = await world.ask<{ _entities: [Fields] }>(
    `query ($is: [_Any!]!) { _entities(representations: $is) { ... on ${typename} { ${fields} } } }`,
    { is: [{ __typename: typename, id }] },
    as,
  );
  expect(answer.errors).toBeUndefined();
  return (answer.data as { _entities: [Fields] })._entities[0];
}

interface Sections {
  readonly sections: {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly title: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  } | null;
}
const page = (args: string) =>
  `sections(${args}) { edges { cursor node { title } } pageInfo { hasNextPage endCursor } }`;
async function titlesOf(id: string, args: string, as: Principal): Promise<string[] | null> {
  const { sections: found } = await entity<Sections>('Organization', id, page(args), as);
  return found?.edges.map(({ node }) => node.title) ?? null;
}

describe('sections of an organization', () => {
  it('are all of the district for who reads the district, in order of title', async () => {
    const all = ['Algebra', 'Algebra', 'Economics', 'Grade 6 art', 'Old algebra', 'Physics'];
    expect(await titlesOf('org_lake', 'first: 500', superintendent)).toEqual(all);
    expect(await titlesOf('org_lake', 'first: 500', vendorFor('org_lake'))).toEqual(all);
  });

  it('are those of the own school for a principal, and of a teacher', async () => {
    const own = ['Algebra', 'Algebra', 'Economics', 'Old algebra', 'Physics'];
    expect(await titlesOf('org_lake', 'first: 500', principal)).toEqual(own);
    expect(await titlesOf('org_high', 'first: 500', ada)).toEqual(own);
    expect(await titlesOf('org_middle', 'first: 500', principal)).toEqual([]);
  });

  it('are null for who reads no sections', async () => {
    expect(await titlesOf('org_lake', 'first: 5', personWith('BUDGET_OFFICER', lake))).toBeNull();
    expect(await titlesOf('org_lake', 'first: 5', vendorFor('org_lake', []))).toBeNull();
  });

  it('can be asked by term and by words', async () => {
    expect(await titlesOf('org_high', 'first: 9, termId: "ses_spring"', principal)).toEqual([
      'Algebra',
      'Algebra',
      'Economics',
      'Physics',
    ]);
    expect(await titlesOf('org_high', 'first: 9, text: "ALGEBRA alg-1"', principal)).toEqual(['Algebra']);
    expect(await titlesOf('org_high', 'first: 9, text: "alg.*"', principal)).toEqual([]);
    expect(await titlesOf('org_high', 'first: 9, termId: "ses_none"', principal)).toEqual([]);
  });

  it('come in pages without a gap or a double', async () => {
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const args = `first: 2${after === '' ? '' : `, after: "${after}"`}`;
      const found = (await entity<Sections>('Organization', 'org_high', page(args), principal)).sections;
      seen.push(...(found?.edges.map(({ node }) => node.title) ?? []));
      if (found?.pageInfo.hasNextPage !== true) break;
      after = found.pageInfo.endCursor ?? '';
    }
    expect(seen).toEqual(['Algebra', 'Algebra', 'Economics', 'Old algebra', 'Physics']);
  });

  it('refuses more than 500 at once by name', async () => {
    const answer = await world.ask(
      'query ($is: [_Any!]!) { _entities(representations: $is) { ... on Organization { sections(first: 501) { edges { cursor } } } } }',
      { is: [{ __typename: 'Organization', id: 'org_high' }] },
      principal,
    );
    expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

interface Loads {
  readonly edges: readonly { readonly node: Load }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface Load {
  readonly person: { readonly id: string };
  readonly school: { readonly id: string };
  readonly term: { readonly id: string };
  readonly sectionCount: number;
  readonly periodCount: number;
  readonly studentCount: number;
  readonly preps: number;
}
const load = 'person { id } school { id } term { id } sectionCount periodCount studentCount preps';
const short = (one: Load) => [one.person.id, one.school.id, one.term.id, one.sectionCount].join(' ');
async function loadsOf(id: string, args: string, as: Principal): Promise<string[] | null> {
  const fields = `teachingLoads(${args}) { edges { node { ${load} } } pageInfo { hasNextPage endCursor } }`;
  const { teachingLoads } = await entity<{ teachingLoads: Loads | null }>('Organization', id, fields, as);
  return teachingLoads?.edges.map(({ node }) => short(node)) ?? null;
}
async function ownLoads(id: string, args: string, as: Principal): Promise<readonly Load[] | null> {
  const { teachingLoad } = await entity<{ teachingLoad: readonly Load[] | null }>(
    'Person',
    id,
    `teachingLoad${args} { ${load} }`,
    as,
  );
  return teachingLoad;
}

/** All pages of one load each in the spring, to the last. */
async function pagesOfLoads(id: string, as: Principal): Promise<string[][]> {
  const pages: string[][] = [];
  for (let after = ''; ; ) {
    const args = `first: 1, termId: "ses_spring"${after === '' ? '' : `, after: "${after}"`}`;
    const fields = `teachingLoads(${args}) { edges { node { ${load} } } pageInfo { hasNextPage endCursor } }`;
    const { teachingLoads } = await entity<{ teachingLoads: Loads }>('Organization', id, fields, as);
    pages.push(teachingLoads.edges.map(({ node }) => short(node)));
    if (!teachingLoads.pageInfo.hasNextPage) return pages;
    after = teachingLoads.pageInfo.endCursor ?? '';
  }
}

describe('teaching load', () => {
  it('is counted by school and term of the school year under way', async () => {
    const loads = await ownLoads('per_ada', '', superintendent);
    expect(loads?.map(short)).toEqual([
      'per_ada org_high ses_fall 3',
      'per_ada org_high ses_spring 3',
      'per_ada org_high ses_year 3',
      'per_ada org_middle ses_fall 1',
      'per_ada org_middle ses_spring 1',
      'per_ada org_middle ses_year 1',
    ]);
    expect(loads?.[0]).toMatchObject({ sectionCount: 3, periodCount: 2, studentCount: 75, preps: 2 });
  });

  it('of one term is that term alone, also of a past year', async () => {
    expect((await ownLoads('per_ada', '(termId: "ses_last_fall")', superintendent))?.map(short)).toEqual([
      'per_ada org_high ses_last_fall 1',
    ]);
    expect(await ownLoads('per_ada', '(termId: "ses_none")', superintendent)).toEqual([]);
  });

  it('is the own one for a teacher, and null of a colleague', async () => {
    expect(await ownLoads('per_ada', '(termId: "ses_fall")', ada)).toHaveLength(2);
    expect(await ownLoads('per_bo', '(termId: "ses_fall")', ada)).toBeNull();
    expect(await loadsOf('org_high', 'first: 9', ada)).toEqual(['per_ada org_high ses_fall 3']);
  });

  it('is that of the own school for a principal', async () => {
    expect((await ownLoads('per_ada', '(termId: "ses_fall")', principal))?.map(short)).toEqual([
      'per_ada org_high ses_fall 3',
    ]);
    expect(await loadsOf('org_lake', 'first: 9, termId: "ses_fall"', principal)).toEqual([
      'per_ada org_high ses_fall 3',
      'per_bo org_high ses_fall 1',
    ]);
  });

  it('of a district comes in pages over people and schools', async () => {
    expect(await pagesOfLoads('org_lake', superintendent)).toEqual([
      ['per_ada org_high ses_spring 3'],
      ['per_ada org_middle ses_spring 1'],
      ['per_bo org_high ses_spring 2'],
      ['per_cy org_middle ses_spring 1'],
    ]);
  });

  it('is null for who reads no loads', async () => {
    expect(await loadsOf('org_lake', 'first: 9', personWith('STUDENT', lake))).toBeNull();
    expect(await ownLoads('per_ada', '', publicPrincipal)).toBeNull();
  });

  it('keeps a co-teacher elsewhere out of the list of who leads one school and teaches at another', async () => {
    const both = {
      ...principal,
      personId: 'per_ada',
      grants: [...principal.grants, { role: 'TEACHER' as const, organizationId: 'org_middle' }],
    };
    expect(await pagesOfLoads('org_lake', both)).toEqual([
      ['per_ada org_high ses_spring 3'],
      ['per_ada org_middle ses_spring 1'],
      ['per_bo org_high ses_spring 2'],
    ]);
  });
});

describe('grids', () => {
  const grid = 'term { id } title hasClash rows { period hasClash sections { title } }';
  interface Grid {
    readonly term: { readonly id: string } | null;
    readonly title: string;
    readonly hasClash: boolean;
    readonly rows: readonly {
      readonly period: string;
      readonly hasClash: boolean;
      readonly sections: readonly object[];
    }[];
  }

  it("show a teacher's day in the current term with its clash", async () => {
    const { teacherGrid } = await entity<{ teacherGrid: Grid }>(
      'Person',
      'per_ada',
      `teacherGrid { ${grid} }`,
      ada,
    );
    expect(teacherGrid).toMatchObject({ term: { id: 'ses_fall' }, title: 'Semester 1', hasClash: true });
    expect(teacherGrid.rows.map((row) => [row.period, row.sections.length, row.hasClash])).toEqual([
      ['1', 1, false],
      ['2', 2, true],
      ['3', 1, false],
    ]);
  });

  it('show the free periods of the school', async () => {
    const fields = `teacherGrid(termId: "ses_spring") { ${grid} }`;
    const { teacherGrid } = await entity<{ teacherGrid: Grid }>('Person', 'per_bo', fields, principal);
    expect(teacherGrid.rows.map((row) => [row.period, row.sections.length])).toEqual([
      ['1', 0],
      ['2', 1],
      ['4', 1],
    ]);
    expect(teacherGrid.hasClash).toBe(false);
  });

  it('of a colleague are null for a teacher, and for a vendor all are', async () => {
    const fields = 'teacherGrid { hasClash }';
    expect(await entity('Person', 'per_bo', fields, ada)).toEqual({ teacherGrid: null });
    expect(await entity('Person', 'per_bo', fields, vendorFor('org_lake'))).toEqual({ teacherGrid: null });
  });

  it('show a room with its clash, and name the rooms', async () => {
    const fields = `rooms roomGrid(location: "101") { ${grid} }`;
    const found = await entity<{ rooms: string[]; roomGrid: Grid }>(
      'Organization',
      'org_high',
      fields,
      principal,
    );
    expect(found.rooms).toEqual(['9', '101', 'Gym']);
    expect(found.roomGrid).toMatchObject({ title: '101, Semester 1', hasClash: true });
    const none = 'roomGrid(location: "102") { title }';
    expect(await entity('Organization', 'org_high', none, principal)).toEqual({ roomGrid: null });
  });
});

describe('terms, one section, and the search', () => {
  it('names the terms of a school in order and which one is under way', async () => {
    const { schedulingTerms } = await entity<{ schedulingTerms: object[] }>(
      'Organization',
      'org_high',
      'schedulingTerms { id isUnderWay academicSession { id } }',
      principal,
    );
    expect(schedulingTerms).toEqual([
      { id: 'ses_last_fall', isUnderWay: false, academicSession: { id: 'ses_last_fall' } },
      { id: 'ses_year', isUnderWay: true, academicSession: { id: 'ses_year' } },
      { id: 'ses_fall', isUnderWay: true, academicSession: { id: 'ses_fall' } },
      { id: 'ses_spring', isUnderWay: false, academicSession: { id: 'ses_spring' } },
    ]);
  });

  it('shows one section with stubs of other sides, by id, by entity and by class', async () => {
    const fields =
      'id title classCode class { id } school { id } teachers { id } terms { id startsOn } periods location studentCount';
    const one = await world.ask<{ section: object }>(`{ section(id: "sec_3") { ${fields} } }`, {}, ada);
    expect(one.data?.section).toEqual({
      id: 'sec_3',
      title: 'Physics',
      classCode: null,
      class: { id: 'cls_3' },
      school: { id: 'org_high' },
      teachers: [{ id: 'per_bo' }, { id: 'per_ada' }],
      terms: [{ id: 'ses_year', startsOn: '2026-07-01' }],
      periods: ['2'],
      location: '101',
      studentCount: 25,
    });
    expect(await entity('Section', 'sec_3', fields, ada)).toEqual(one.data?.section);
    expect(await entity('Class', 'cls_3', `section { ${fields} }`, ada)).toEqual({
      section: one.data?.section,
    });
    expect((await world.ask('{ section(id: "sec_none") { id } }', {}, ada)).data).toEqual({ section: null });
  });

  it('finds sections by words within what the person reads', async () => {
    const search = 'query ($text: String!) { searchScheduling(text: $text, first: 10) { kind title path } }';
    const found = await world.ask<{ searchScheduling: object[] }>(search, { text: 'old ALG' }, principal);
    expect(found.data?.searchScheduling).toEqual([
      { kind: 'SECTION', title: 'Old algebra', path: '/sections/sec_5' },
    ]);
    const tooShort = await world.ask<{ searchScheduling: object[] }>(search, { text: 'a' }, principal);
    expect(tooShort.data?.searchScheduling).toEqual([]);
  });

  it('reads the sections of many people at once', async () => {
    const answer = await world.ask<{ _entities: { teachingLoad: Load[] }[] }>(
      `query ($is: [_Any!]!) { _entities(representations: $is) { ... on Person { teachingLoad(termId: "${fall.id}") { ${load} } } } }`,
      { is: ['per_ada', 'per_bo', 'per_cy'].map((id) => ({ __typename: 'Person', id })) },
      superintendent,
    );
    expect(answer.data?._entities.map((one) => one.teachingLoad.map(short))).toEqual([
      ['per_ada org_high ses_fall 3', 'per_ada org_middle ses_fall 1'],
      ['per_bo org_high ses_fall 1'],
      ['per_cy org_middle ses_fall 1'],
    ]);
  });
});
