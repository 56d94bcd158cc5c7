import { type Principal, publicPrincipal, roleIds } from '@quad/kernel';
import { entitiesOf, personWith, rootFieldsOf, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sectionWith } from './sections.ts';
import { createWorldWith, type World } from './world.ts';

/** Every root field and every entity that reaches data, asked for what belongs to the district `org_lake`. */
const questions: readonly (readonly [name: string, document: string])[] = [
  ['section', '{ asked: section(id: "sec_1") { id } }'],
  ['searchScheduling', '{ asked: searchScheduling(text: "algebra", first: 10) { id } }'],
  ['Section', entity('Section', 'sec_1', 'title')],
  ['Class.section', entity('Class', 'cls_1', 'section { id }')],
  ['Person.teachingLoad', entity('Person', 'per_ada', 'teachingLoad { sectionCount }')],
  [
    'Person.teacherGrid',
    entity('Person', 'per_ada', 'teacherGrid { rows { period } sectionsWithoutPeriod { id } }'),
  ],
  ...['org_lake', 'org_high'].flatMap((id): [string, string][] => [
    [
      `Organization.sections of ${id}`,
      entity('Organization', id, 'sections(first: 9) { edges { node { id } } }'),
    ],
    [
      `Organization.teachingLoads of ${id}`,
      entity('Organization', id, 'teachingLoads(first: 9) { edges { node { preps } } }'),
    ],
    [`Organization.rooms of ${id}`, entity('Organization', id, 'rooms')],
    [
      `Organization.roomGrid of ${id}`,
      entity('Organization', id, 'roomGrid(location: "101") { rows { period } }'),
    ],
    [`Organization.schedulingTerms of ${id}`, entity('Organization', id, 'schedulingTerms { id }')],
  ]),
];

function entity(typename: string, id: string, fields: string): string {
  return `{ asked: _entities(representations: [{ __typename: "${typename}", id: "${id}" }]) { ... on ${typename} { ${fields} } } }`;
}

/** What is nobody's: the state of the side's projection, and the operator's act on it (rebuild.test.ts, permissions.test.ts). */
const ofNoOrganization = ['sectionsAsOf', 'rebuildSectionProjection'];

/** What an answer shows: all scalars in it. Nothing at all for null, empty lists and empty connections. */
function shown(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(shown);
  if (typeof value === 'object') return Object.values(value).flatMap(shown);
  return [value];
}

it('every root field and every entity is asked for', () => {
  const schema = new URL('../schema', import.meta.url);
  const asked = questions.map(([, document]) => document);
  const isAsked = (root: string) => asked.some((document) => document.includes(`asked: ${root}(`));
  expect(rootFieldsOf(schema).filter((root) => !isAsked(root))).toEqual(ofNoOrganization.toSorted());
  const isEntityAsked = (type: string) => asked.some((document) => document.includes(`"${type}"`));
  expect(entitiesOf(schema).filter((type) => !isEntityAsked(type))).toEqual([]);
});

describe('another organization', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorldWith([sectionWith({ classId: 'cls_1', title: 'Algebra', location: '101' })]);
  });
  afterAll(async () => world.close());
  const ask = async (document: string, as: Principal) => {
    const answer = await world.ask<{ asked: unknown }>(document, {}, as);
    expect(answer.errors).toBeUndefined();
    return shown(answer.data?.asked);
  };

  it.each(questions)('is shown nothing by %s, whatever its role', async (_name, document) => {
    for (const role of roleIds) {
      // Even when it claims the other district's school, by a grant that directory would never give.
      const stranger = personWith(role, {
        tenantId: 'org_hill',
        organizationId: 'org_high',
        personId: 'per_ada',
      });
      expect([role, await ask(document, stranger)]).toEqual([role, []]);
    }
    const manyRoles = personWith('TEACHER', {
      tenantId: 'org_hill',
      organizationId: 'org_high',
      personId: 'per_ada',
    });
    const grants = [
      ...manyRoles.grants,
      { role: 'PRINCIPAL' as const, organizationId: 'org_high' },
      { role: 'ASSESSOR' as const, organizationId: 'org_lake' },
    ];
    expect(await ask(document, { ...manyRoles, grants })).toEqual([]);
    expect(await ask(document, vendorFor('org_hill'))).toEqual([]);
    expect(await ask(document, publicPrincipal)).toEqual([]);
  });

  it('gets nothing done by the operator’s act, whatever its role', async () => {
    const act =
      'mutation { asked: rebuildSectionProjection(input: { clientMutationId: "x" }) { __typename } }';
    for (const role of roleIds) {
      expect([role, await ask(act, personWith(role, { tenantId: 'org_hill' }))]).toEqual([
        role,
        ['NotPermitted'],
      ]);
    }
  });

  it.each(questions)('is not why %s shows nothing: who may see it does', async (_name, document) => {
    const superintendent = personWith('SUPERINTENDENT', { tenantId: 'org_lake' });
    expect(await ask(document, superintendent)).not.toEqual([]);
  });
});
