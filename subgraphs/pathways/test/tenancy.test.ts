import type { Principal } from '@quad/kernel';
import { entitiesOf, operator, rootFieldsOf, service, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorld,
  district,
  eastPrincipal,
  foreignSuperintendent,
  lead,
  otherDistrict,
  RECORD_FUNDING,
  type World,
} from './world.ts';

const schema = new URL('../schema/', import.meta.url);
let world: World;
let ids: Record<'offering' | 'request' | 'session' | 'series', string>;

beforeAll(async () => {
  world = await createWorld();
  const composed = await world.side.ask<{ composeSeries: { series: { id: string } } }>(
    'mutation C($input: ComposeSeriesInput!) { composeSeries(input: $input) { ... on SeriesComposed { series { id } } } }',
    { input: { clientMutationId: 'c', title: 'Ours', offeringIds: [world.offering(4), world.offering(5)] } },
    lead,
  );
  const { id } = await world.requested({ note: 'Ours' });
  const input = {
    clientMutationId: 'out_1',
    offeringRequestId: id,
    budgetRequestId: 'bud_1',
    decision: 'APPROVED',
  };
  await world.side.ask(RECORD_FUNDING, { input }, service('budgets'));
  ids = {
    offering: world.offering(1),
    request: id,
    session: (await world.read(id)).learningSession?.id ?? '',
    series: composed.data?.composeSeries.series.id ?? '',
  };
});
afterAll(() => world.side.close());

/** Each root field as someone asks it for this district's things, and what a stranger gets. */
const fields: Record<string, { ask: string; stranger: unknown }> = {
  offeringRequest: { ask: 'offeringRequest(id: $request) { id }', stranger: null },
  offeringRequests: { ask: 'offeringRequests(first: 10) { edges { node { id } } }', stranger: { edges: [] } },
  offeringSeries: { ask: 'offeringSeries(id: $series) { id }', stranger: null },
  offeringSeriesList: {
    ask: 'offeringSeriesList(first: 10) { edges { node { id } } }',
    stranger: { edges: [] },
  },
  searchPathways: { ask: 'searchPathways(text: "ours", first: 10) { id }', stranger: [] },
  pathwaysShareable: { ask: 'pathwaysShareable(ids: [$request]) { id }', stranger: null },
  provideSchedules: {
    ask: 'provideSchedules(input: { offeringRequestId: $request, description: "Six periods" }) { __typename }',
    stranger: { __typename: 'NotFound' },
  },
  tickDeliverable: {
    ask: 'tickDeliverable(input: { offeringRequestId: $request, position: 1 }) { __typename }',
    stranger: { __typename: 'NotFound' },
  },
  recordBudgetRequested: {
    ask: 'recordBudgetRequested(input: { clientMutationId: "x", offeringRequestId: $request, budgetRequestId: "bud_2" }) { __typename }',
    stranger: { __typename: 'NotPermitted' },
  },
  recordFunding: {
    ask: 'recordFunding(input: { clientMutationId: "x", offeringRequestId: $request, budgetRequestId: "bud_2", decision: REFUSED }) { __typename }',
    stranger: { __typename: 'NotPermitted' },
  },
};
/** The catalogue is everyone's, and these acts make one's own things; the tests of each act try them as strangers. */
const common = ['offering', 'offerings', 'requestOffering', 'composeSeries', 'loadOfferingCatalogue'];

const hiddenEntities = [
  ['OfferingRequest', 'request', '{ id note }'],
  ['LearningSession', 'session', '{ id startsOn }'],
  ['OfferingSeries', 'series', '{ id title }'],
] as const;

const strangers: [string, Principal][] = [
  ['a superintendent of another district', foreignSuperintendent],
  ['a principal of another school', eastPrincipal],
  ['a vendor of this district', vendorFor(district)],
  ['a vendor of another district', vendorFor(otherDistrict)],
  ['another service', service('cohorts')],
  ['the operator', operator],
  ['the public', { kind: 'PUBLIC' }],
];

it('every root field is in the table', () => {
  expect(rootFieldsOf(schema)).toEqual([...Object.keys(fields), ...common].toSorted());
});

it('every entity is asked for below', () => {
  const commonToAll = ['Offering'];
  const byConnections = ['Organization', 'Person'];
  const own = hiddenEntities.map(([typename]) => typename);
  expect(entitiesOf(schema)).toEqual([...own, ...commonToAll, ...byConnections].toSorted());
});

describe.each(strangers)('%s', (_who, principal) => {
  it.each(Object.keys(fields))('gets nothing of this district from %s', async (name) => {
    const field = fields[name];
    const isMutation = /^(provide|tick|record)/.test(name);
    const variables = [...(field?.ask.matchAll(/\$(\w+)/g) ?? [])].map(([, variable]) => variable);
    const head =
      variables.length === 0 ? '' : `(${variables.map((variable) => `$${variable}: ID!`).join(', ')})`;
    const used = Object.fromEntries(Object.entries(ids).filter(([key]) => variables.includes(key)));
    const document = `${isMutation ? 'mutation' : 'query'} Try${head} { got: ${field?.ask} }`;
    const answer = await world.side.ask<{ got: unknown }>(document, used, principal);
    // Another school of the district sees the district's series: they are common to it.
    const isOwnSeries = principal === eastPrincipal && /offeringSeries|search/.test(name);
    if (isMutation && principal.kind === 'PUBLIC') {
      const code = 'UNAUTHORIZED_FIELD_OR_TYPE';
      expect(answer).toMatchObject({ data: null, errors: [{ extensions: { code }, path: ['got'] }] });
    } else if (name === 'pathwaysShareable') {
      // Quad's own services may ask, and are told nothing unless they are directory.
      expect([null, []]).toContainEqual(answer.data?.got);
    } else if (isOwnSeries) expect(JSON.stringify(answer.data)).not.toContain(ids.request);
    else expect(answer).toEqual({ data: { got: field?.stranger } });
  });

  it.each(hiddenEntities)('gets null for the entity %s', async (typename, noun, fields_) => {
    // Another school of the district sees the district's series: they are common to it.
    const isOwnSeries = principal === eastPrincipal && noun === 'series';
    expect(await entity(typename, ids[noun], fields_, principal)).toEqual([
      isOwnSeries ? { id: ids.series, title: 'Ours' } : null,
    ]);
  });

  it('gets no requests through the entities Organization and Person', async () => {
    for (const [typename, id] of [
      ['Organization', district],
      ['Person', lead.personId],
    ] as const) {
      const [found] = await entity(
        typename,
        id,
        '{ offeringRequests(first: 10) { edges { node { id } } } }',
        principal,
      );
      expect([null, { edges: [] }]).toContainEqual((found as { offeringRequests: unknown }).offeringRequests);
    }
  });
});

async function entity(typename: string, id: string, fields_: string, as: Principal): Promise<unknown[]> {
  const answer = await world.side.ask<{ _entities: unknown[] }>(
    `query E($these: [_Any!]!) { _entities(representations: $these) { ... on ${typename} ${fields_} } }`,
    { these: [{ __typename: typename, id }] },
    as,
  );
  return answer.data?._entities ?? [answer];
}

describe('the district’s own people', () => {
  it.each([
    ['Offering', 'offering', '{ number }', { number: 1 }],
    ['OfferingRequest', 'request', '{ note }', { note: 'Ours' }],
    ['LearningSession', 'session', '{ startsOn }', { startsOn: '2026-11-23' }],
    ['OfferingSeries', 'series', '{ title }', { title: 'Ours' }],
  ] as const)('resolve the entity %s', async (typename, noun, fields_, expected) => {
    expect(await entity(typename, ids[noun], fields_, lead)).toEqual([expected]);
  });

  it.each([
    ['Organization', district],
    ['Person', lead.personId],
  ])('resolve the requests of the entity %s', async (typename, id) => {
    const found = await entity(
      typename,
      id,
      '{ offeringRequests(first: 10) { edges { node { id } } } }',
      lead,
    );
    expect(found).toEqual([{ offeringRequests: { edges: [{ node: { id: ids.request } }] } }]);
  });

  it('find their request, their series and the offering by words', async () => {
    const answer = await world.side.ask<{ searchPathways: { kind: string }[] }>(
      'query S { searchPathways(text: "ours", first: 10) { kind } }',
      {},
      lead,
    );
    expect(answer.data?.searchPathways.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['OFFERING_REQUEST', 'OFFERING_SERIES']),
    );
  });
});
