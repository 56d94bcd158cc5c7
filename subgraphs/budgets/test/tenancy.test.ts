import type { Principal } from '@quad/kernel';
import { entitiesOf, operator, rootFieldsOf, service, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  APPROVE,
  artsLead,
  budgetOfficer,
  createWorld,
  district,
  foreignOfficer,
  lead,
  mathDepartment,
  otherDistrict,
  pathways,
  superintendent,
  teacher,
  teacherId,
  type World,
} from './world.ts';

let world: World;
let id = '';

beforeAll(async () => {
  world = await createWorld();
  id = (await world.forOffering({ forPersonIds: [teacherId], title: 'Bell schedules' })).id;
  await world.act(APPROVE, { id, expectedVersion: 1 }, budgetOfficer);
});
afterAll(() => world.side.close());

const line =
  '{ stage: DELIVERY, season: FALL, category: EXPERTS, description: "Days", quantity: 1, unitCostCents: 1 }';
/** Each root field as someone asks it for this district's things, and what a stranger gets. */
const fields: Record<string, { ask: string; stranger: readonly unknown[] }> = {
  budgetRequest: { ask: 'budgetRequest(id: $id) { id }', stranger: [null] },
  budgetRequests: { ask: 'budgetRequests(first: 10) { edges { node { id } } }', stranger: [{ edges: [] }] },
  budgetsShareable: { ask: 'budgetsShareable(ids: [$id]) { id }', stranger: [null, []] },
  searchBudgets: { ask: 'searchBudgets(text: "bell", first: 10) { id }', stranger: [[]] },
  draftBudgetRequest: {
    ask: `draftBudgetRequest(input: { clientMutationId: "x", departmentId: "${mathDepartment}", title: "T", fiscalYear: 2027, lines: [${line}] }) { __typename }`,
    stranger: [{ __typename: 'NotPermitted' }],
  },
  updateBudgetRequest: change('updateBudgetRequest', 'title: "Mine"'),
  waiveStages: change('waiveStages', 'stages: [COACHING], reason: "Because I say so."'),
  submitBudgetRequest: change('submitBudgetRequest', ''),
  approveBudgetRequest: change('approveBudgetRequest', ''),
  refuseBudgetRequest: change('refuseBudgetRequest', 'reason: "Because I say so."'),
  createRequestForOffering: {
    ask: `createRequestForOffering(input: { clientMutationId: "x", offeringRequestId: "ofr_1", districtId: "${district}", requestedById: "per_1", title: "T", participants: 1, method: VIRTUAL }) { __typename }`,
    stranger: [{ __typename: 'NotPermitted' }],
  },
};

function change(name: string, more: string) {
  return {
    ask: `${name}(input: { id: $id, expectedVersion: 2, ${more} }) { __typename }`,
    stranger: [{ __typename: 'NotFound' }],
  };
}

const strangers: [string, Principal][] = [
  ['a budget officer of another district', foreignOfficer],
  ['the lead of another department', artsLead],
  ['a teacher of the district', teacher],
  ['a vendor of this district', vendorFor(district)],
  ['a vendor of another district', vendorFor(otherDistrict)],
  ['another service', service('cohorts')],
  ['the service pathways, which asks and does not read', pathways],
  ['the operator', operator],
  ['the public', { kind: 'PUBLIC' }],
];

it('every root field is in the table, and every entity is asked for below', () => {
  const schema = new URL('../schema/', import.meta.url);
  expect(rootFieldsOf(schema)).toEqual(Object.keys(fields).toSorted());
  expect(entitiesOf(schema)).toEqual(['BudgetRequest', 'Organization', 'Person']);
});

describe.each(strangers)('%s', (_who, principal) => {
  it.each(Object.keys(fields))('gets nothing of this district from %s', async (name) => {
    const field = fields[name];
    const isQuery = ['budgetRequest', 'budgetRequests', 'budgetsShareable', 'searchBudgets'].includes(name);
    const needsId = field?.ask.includes('$id') === true;
    const document = `${isQuery ? 'query' : 'mutation'} Try${needsId ? '($id: ID!)' : ''} { got: ${field?.ask} }`;
    const answer = await world.side.ask<{ got: unknown }>(document, needsId ? { id } : {}, principal);
    if (!isQuery && principal.kind === 'PUBLIC') {
      const code = 'UNAUTHORIZED_FIELD_OR_TYPE';
      expect(answer).toMatchObject({ data: null, errors: [{ extensions: { code }, path: ['got'] }] });
      return;
    }
    // What pathways asks in its own words is checked by its form first.
    const expected =
      principal === pathways && name === 'createRequestForOffering'
        ? [{ __typename: 'InvalidInput' }]
        : field?.stranger;
    expect(expected).toContainEqual(answer.data?.got);
  });

  it('gets null for the entity BudgetRequest, and no money through Organization and Person', async () => {
    expect(await entity({ __typename: 'BudgetRequest', id }, '{ title }', principal)).toEqual([null]);
    for (const organizationId of [district, mathDepartment]) {
      const [found] = await entity(
        { __typename: 'Organization', id: organizationId },
        '{ got: budgetRequests(first: 10) { edges { node { id } } } }',
        principal,
      );
      expect([{ got: null }, { got: { edges: [] } }]).toContainEqual(found);
    }
    const person = {
      __typename: 'Person',
      id: teacherId,
      organizations: [{ __typename: 'Organization', id: mathDepartment }],
    };
    const [found] = await entity(person, '{ got: fundedRequests(first: 10) { id } }', principal);
    expect([{ got: null }, { got: [] }]).toContainEqual(found);
  });
});

async function entity(
  representation: { readonly __typename: string } & Readonly<Record<string, unknown>>,
  selection: string,
  as: Principal,
): Promise<unknown[]> {
  const answer = await world.side.ask<{ _entities: unknown[] }>(
    `query E($these: [_Any!]!) { _entities(representations: $these) { ... on ${representation.__typename} ${selection} } }`,
    { these: [representation] },
    as,
  );
  return answer.data?._entities ?? [answer];
}

describe('the district’s own people', () => {
  it('resolve the entities BudgetRequest and Organization', async () => {
    expect(await entity({ __typename: 'BudgetRequest', id }, '{ title }', lead)).toEqual([
      { title: 'Bell schedules' },
    ]);
    for (const organizationId of [district, mathDepartment]) {
      const found = await entity(
        { __typename: 'Organization', id: organizationId },
        '{ budgetRequests(first: 10, state: APPROVED) { edges { node { id } } } }',
        lead,
      );
      expect(found).toEqual([{ budgetRequests: { edges: [{ node: { id } }] } }]);
    }
  });

  it.each([
    ['the person it pays an offering for', teacherId, []],
    ['the person who asked', lead.personId, []],
    ['anyone of the department that paid', 'per_else', [{ __typename: 'Organization', id: mathDepartment }]],
  ])('see among the funded requests of a person: of %s', async (_whose, personId, organizations) => {
    const found = await entity(
      { __typename: 'Person', id: personId, organizations },
      '{ fundedRequests(first: 10) { id } }',
      superintendent,
    );
    expect(found).toEqual([{ fundedRequests: [{ id }] }]);
  });

  it('see no funded request of a person whom none pays for', async () => {
    const found = await entity(
      { __typename: 'Person', id: 'per_else', organizations: [] },
      '{ fundedRequests(first: 10) { id } }',
      superintendent,
    );
    expect(found).toEqual([{ fundedRequests: [] }]);
  });

  it('find a request by words, by state, by department, and page by page', async () => {
    await world.drafted({ title: 'Algebra workshops' });
    const LIST =
      'query L($first: Int!, $after: String, $state: BudgetRequestState, $departmentId: ID) { budgetRequests(first: $first, after: $after, state: $state, departmentId: $departmentId) { edges { node { title } } pageInfo { hasNextPage endCursor } } }';
    interface Listed {
      readonly budgetRequests: {
        readonly edges: readonly { readonly node: { readonly title: string } }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      };
    }
    const list = async (variables: Readonly<Record<string, unknown>>) =>
      (await world.side.ask<Listed>(LIST, { first: 10, ...variables }, superintendent)).data?.budgetRequests;
    const titles = (page: Awaited<ReturnType<typeof list>>) => page?.edges.map(({ node }) => node.title);
    expect(titles(await list({}))).toEqual(['Algebra workshops', 'Bell schedules']);
    expect(titles(await list({ state: 'APPROVED' }))).toEqual(['Bell schedules']);
    expect(titles(await list({ departmentId: mathDepartment }))).toHaveLength(2);
    const first = await list({ first: 1 });
    expect(first?.pageInfo.hasNextPage).toBe(true);
    expect(titles(await list({ first: 1, after: first?.pageInfo.endCursor }))).toEqual(['Bell schedules']);
    const hits = await world.side.ask(
      'query S { searchBudgets(text: "alge work", first: 10) { kind title subtitle } }',
      {},
      superintendent,
    );
    expect(hits.data).toEqual({
      searchBudgets: [{ kind: 'BUDGET_REQUEST', title: 'Algebra workshops', subtitle: 'DRAFT' }],
    });
  });
});
