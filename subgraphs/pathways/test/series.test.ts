import { service } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorld,
  lead,
  principal,
  RECORD_FUNDING,
  superintendent,
  type World,
  westSchool,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.side.close());

const COMPOSE = /* GraphQL */ `
  mutation Compose($input: ComposeSeriesInput!) {
    composeSeries(input: $input) {
      __typename
      ... on SeriesComposed { series { id title offerings { number } outcomes { position text isProduced offering { number } } } }
      ... on RepeatedOutcomes { message repeated { text offerings { number } } }
      ... on OfferingStandsAlone { offeringId }
      ... on NotFound { id }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
    }
  }
`;
const SERIES = /* GraphQL */ `
  query Series($id: ID!) { offeringSeries(id: $id) { outcomes { text isProduced } } }
`;
const TICK = /* GraphQL */ `
  mutation Tick($input: TickDeliverableInput!) {
    tickDeliverable(input: $input) {
      __typename
      ... on DeliverableTicked { offeringRequest { version deliverables { position isProduced note producedBy { id } } } }
      ... on OfferingNotScheduled { state }
      ... on NotPermitted { action }
      ... on NotFound { id }
      ... on InvalidInput { path }
    }
  }
`;
interface Composed {
  readonly composeSeries: { readonly __typename: string; readonly series?: { readonly id: string } };
}

function compose(numbers: readonly number[], more: Readonly<Record<string, unknown>> = {}, as = lead) {
  const offeringIds = numbers.map((number) => world.offering(number));
  const input = { clientMutationId: numbers.join('-'), title: 'From data to a plan', offeringIds, ...more };
  return world.side.ask<Composed>(COMPOSE, { input }, as);
}

async function scheduled(input: Readonly<Record<string, unknown>>): Promise<string> {
  const { id } = await world.requested(input);
  const news = {
    clientMutationId: `out_${id}`,
    offeringRequestId: id,
    budgetRequestId: 'bud_1',
    decision: 'APPROVED',
  };
  await world.side.ask(RECORD_FUNDING, { input: news }, service('budgets'));
  return id;
}

describe('composeSeries', () => {
  it('S4-12 keeps the lead’s order', async () => {
    const answer = await compose([11, 8]);
    expect(answer.data?.composeSeries).toMatchObject({
      __typename: 'SeriesComposed',
      series: { offerings: [{ number: 11 }, { number: 8 }] },
    });
  });

  it('S4-12 refuses repeated outcomes by name, and takes them once they are confirmed', async () => {
    const refused = await compose([2, 3]);
    expect(refused.data?.composeSeries).toMatchObject({
      __typename: 'RepeatedOutcomes',
      repeated: [
        {
          text: 'Connect learner data to scheduling goals and priorities to support equity and access',
          offerings: [{ number: 2 }, { number: 3 }],
        },
        { text: 'Determine roles, responsibilities and next steps for scheduling teams' },
      ],
    });
    const confirmed = await compose([2, 3], { areRepeatedOutcomesConfirmed: true });
    expect(confirmed.data?.composeSeries).toMatchObject({
      series: { outcomes: Array.from({ length: 8 }, (_none, index) => ({ position: index + 1 })) },
    });
  });

  it('S4-12 leaves out what can only be taken alone', async () => {
    const answer = await compose([1, 2]);
    expect(answer.data?.composeSeries).toMatchObject({
      __typename: 'OfferingStandsAlone',
      offeringId: world.offering(1),
    });
  });

  it.each([
    ['one offering', [2], 'InvalidInput'],
    ['an offering twice', [2, 2], 'InvalidInput'],
    ['an unknown offering', [2, 99], 'NotFound'],
  ])('refuses %s', async (_what, numbers, name) => {
    expect((await compose(numbers)).data?.composeSeries.__typename).toBe(name);
  });

  it('answers a repeated call with the same series', async () => {
    const [first, again] = [await compose([4, 5]), await compose([4, 5])];
    expect(again.data?.composeSeries.series?.id).toBe(first.data?.composeSeries.series?.id);
  });
});

describe('tickDeliverable', () => {
  it('S4-12 ticks an outcome off as its deliverable is produced, and once', async () => {
    const id = await scheduled({ offeringId: world.offering(11) });
    const input = { offeringRequestId: id, position: 3, note: 'The scoreboard hangs in the hall' };
    const first = await world.side.ask(TICK, { input }, lead);
    const again = await world.side.ask(TICK, { input: { ...input, note: 'again' } }, superintendent);
    expect(again.data).toEqual(first.data);
    expect(first.data).toMatchObject({
      tickDeliverable: {
        offeringRequest: {
          deliverables: [
            { position: 1, isProduced: false },
            { position: 2, isProduced: false },
            {
              position: 3,
              isProduced: true,
              note: 'The scoreboard hangs in the hall',
              producedBy: { id: lead.personId },
            },
            { position: 4, isProduced: false },
          ],
        },
      },
    });
  });

  it('S4-12 ticks off the outcome of the series that the request was made for', async () => {
    const composed = await compose([11, 9], { clientMutationId: 'ticked' });
    const seriesId = composed.data?.composeSeries.series?.id;
    const id = await scheduled({ offeringId: world.offering(11), seriesId });
    await world.side.ask(TICK, { input: { offeringRequestId: id, position: 1 } }, lead);
    const answer = await world.side.ask<{ offeringSeries: { outcomes: { isProduced: boolean }[] } }>(
      SERIES,
      { id: seriesId },
      lead,
    );
    expect(answer.data?.offeringSeries.outcomes.map(({ isProduced }) => isProduced)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('waits until the session is on the calendar', async () => {
    const { id } = await world.requested({});
    const answer = await world.side.ask(TICK, { input: { offeringRequestId: id, position: 1 } }, lead);
    expect(answer.data).toEqual({
      tickDeliverable: { __typename: 'OfferingNotScheduled', state: 'REQUESTED' },
    });
  });

  it('knows no outcome beyond the last', async () => {
    const id = await scheduled({ offeringId: world.offering(11) });
    const answer = await world.side.ask(TICK, { input: { offeringRequestId: id, position: 5 } }, lead);
    expect(answer.data).toMatchObject({
      tickDeliverable: { __typename: 'InvalidInput', path: ['input', 'position'] },
    });
  });

  it('is for those who may request: a coach leader sees and is refused, another school sees nothing', async () => {
    const id = await scheduled({ schoolId: null });
    const coachLeader = {
      ...superintendent,
      grants: [{ role: 'COACH_LEADER', organizationId: westSchool }],
    } as const;
    const refused = await world.side.ask(
      TICK,
      { input: { offeringRequestId: id, position: 1 } },
      coachLeader,
    );
    expect(refused.data).toMatchObject({
      tickDeliverable: { __typename: 'NotPermitted', action: 'tickDeliverable' },
    });
    const unseen = await world.side.ask(TICK, { input: { offeringRequestId: id, position: 1 } }, principal);
    expect(unseen.data).toEqual({ tickDeliverable: { __typename: 'NotFound', id } });
  });
});
