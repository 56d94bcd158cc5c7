import { operator, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, district, LOAD_CATALOGUE, lead, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.side.close());

const OFFERINGS = /* GraphQL */ `
  query Offerings($first: Int!, $after: String, $question: String, $outcome: String, $takeAway: String, $method: DeliveryMethod, $text: String, $canBeSeries: Boolean) {
    offerings(first: $first, after: $after, question: $question, outcome: $outcome, takeAway: $takeAway, method: $method, text: $text, canBeSeries: $canBeSeries) {
      edges { cursor node { number title essentialQuestion } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
interface Answer {
  readonly offerings: {
    readonly edges: readonly { readonly node: { readonly number: number } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

async function numbers(filter: Readonly<Record<string, unknown>>, as = lead): Promise<number[]> {
  const answer = await world.side.ask<Answer>(OFFERINGS, { first: 50, ...filter }, as);
  return (answer.data?.offerings.edges ?? []).map(({ node }) => node.number);
}

describe('the catalogue', () => {
  it('holds the eleven offerings in their printed order', async () => {
    expect(await numbers({})).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('loaded again changes nothing', async () => {
    const again = await world.side.ask(LOAD_CATALOGUE, {}, operator);
    expect(again.data).toMatchObject({
      loadOfferingCatalogue: { createdCount: 0, updatedCount: 0, unchangedCount: 11 },
    });
  });

  it('is loaded by the operator alone', async () => {
    const answer = await world.side.ask(LOAD_CATALOGUE, {}, lead);
    expect(answer.data).toMatchObject({ loadOfferingCatalogue: { __typename: 'NotPermitted' } });
  });

  it('S4-12 is searched by essential question', async () => {
    expect(await numbers({ question: 'bell schedules' })).toEqual([5]);
  });

  it('S4-12 is searched by outcome, within one outcome', async () => {
    expect(await numbers({ outcome: 'six circle' })).toEqual([7]);
    expect(await numbers({ outcome: 'visible scoreboard' })).toEqual([11]);
    expect(await numbers({ outcome: 'six scoreboard' })).toEqual([]);
  });

  it('S4-12 is searched by take-away: the growth mindset stands in eight of ten', async () => {
    expect(await numbers({ takeAway: 'growth mindset' })).toEqual([2, 3, 4, 5, 6, 8, 9, 10]);
  });

  it('S4-12 is searched by method and by series', async () => {
    expect(await numbers({ method: 'IN_PERSON' })).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(await numbers({ method: 'VIRTUAL' })).toHaveLength(11);
    expect(await numbers({ canBeSeries: false })).toEqual([1]);
  });

  it('is searched by any text, in the page’s own spelling too', async () => {
    expect(await numbers({ text: 'wheatley' })).toEqual([7]);
    expect(await numbers({ text: 'wheatly' })).toEqual([7]);
  });

  it('is read page by page', async () => {
    const first = await world.side.ask<Answer>(OFFERINGS, { first: 8 }, lead);
    expect(first.data?.offerings.pageInfo.hasNextPage).toBe(true);
    expect(await numbers({ first: 8, after: first.data?.offerings.pageInfo.endCursor })).toEqual([9, 10, 11]);
  });

  it('is read by vendors and not by the public', async () => {
    const asVendor = await world.side.ask<Answer>(OFFERINGS, { first: 50 }, vendorFor(district));
    expect(asVendor.data?.offerings.edges).toHaveLength(11);
    const asPublic = await world.side.ask<Answer>(OFFERINGS, { first: 50 });
    expect(asPublic.data?.offerings.edges).toEqual([]);
  });

  it('shows the corrected text beside the printed one', async () => {
    const ONE = /* GraphQL */ `query One($id: ID!) { offering(id: $id) { outcomes { position text asPrinted } descriptionAsPrinted description source { title } } }`;
    const answer = await world.side.ask(ONE, { id: world.offering(7) }, lead);
    expect(answer.data).toMatchObject({
      offering: {
        outcomes: [
          {
            position: 1,
            text: "Introduce Margaret Wheatley's Six Circle Model",
            asPrinted: "Introduce Margaret Wheatly's Six Circle Model",
          },
          { position: 2 },
          { position: 3 },
          { position: 4 },
        ],
        source: { title: 'Strategic Master Scheduling Professional Development Offerings' },
      },
    });
  });
});
