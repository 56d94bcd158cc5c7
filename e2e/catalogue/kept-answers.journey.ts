import { describe, expect, it } from 'vitest';
import { personOfRole } from '../stage/lakeside.ts';
import { ask, tokenFor } from '../stage/people.ts';
import { without } from '../stage/processes.ts';

interface Programs {
  readonly programs: { readonly edges: readonly { readonly node: { readonly name: string } }[] } | null;
}

const list = 'query KeptPrograms { programs(first: 50) { edges { node { id name summary } } } }';
const other = 'query NotKeptPrograms { programs(first: 49) { edges { node { id name summary } } } }';

describe('what is published', () => {
  it('is read a second time without its side of the graph, by the same reader alone', async () => {
    const first = await ask<Programs>(null, list);
    expect(first.errors).toBeUndefined();
    expect(first.data?.programs?.edges.length).toBeGreaterThan(0);
    const facilitator = await tokenFor({ as: personOfRole('COHORT_FACILITATOR').email });
    {
      await using _stopped = await without('cohorts');
      expect(await ask<Programs>(null, list)).toMatchObject({ data: first.data });
      // Another question, and another reader, would have to be answered by the side that is gone.
      for (const [reader, query] of [
        [null, other],
        [facilitator, list],
      ] as const) {
        const { data, errors } = await ask<Programs>(reader, query);
        expect(data?.programs ?? null).toBeNull();
        expect(errors?.[0]?.extensions?.code).toBe('SUBGRAPH_UNAVAILABLE');
      }
    }
  });

  it('shows a change at once to whoever reads it after the change was answered', async () => {
    const facilitator = await tokenFor({ as: personOfRole('COHORT_FACILITATOR').email });
    const editions = await ask<{
      programs: { edges: { node: { editions: { edges: { node: { sessions: Session[] } }[] } } }[] };
    }>(
      facilitator,
      'query KeptSessions { programs(first: 5) { edges { node { editions(first: 20) { edges { node { sessions { id version title edition { id status } } } } } } } } }',
    );
    const session = editions.data?.programs.edges
      .flatMap(({ node }) => node.editions.edges.flatMap((edge) => edge.node.sessions))
      .find(({ edition }) => edition.status === 'PUBLISHED');
    if (session === undefined) throw new Error('The demo has no published session.');
    const read = async () =>
      (
        await ask<{ programEdition: { sessions: { id: string; place: string | null }[] } }>(
          facilitator,
          'query KeptSyllabus($id: ID!) { programEdition(id: $id) { label sessions { id place } } }',
          { id: session.edition.id },
        )
      ).data?.programEdition.sessions.find(({ id }) => id === session.id)?.place;
    const before = await read();
    const change = async (place: string | null, expectedVersion: number) =>
      (
        await ask<{ updateSession: { session?: { version: number } } }>(
          facilitator,
          'mutation ChangePlace($input: UpdateSessionInput!) { updateSession(input: $input) { __typename ... on SessionUpdated { session { version } } ... on UserError { message } } }',
          { input: { sessionId: session.id, expectedVersion, place } },
        )
      ).data?.updateSession;
    expect(await read()).toBe(before);
    const changed = await change('Room 12', session.version);
    expect(await read()).toBe('Room 12');
    await change(before ?? null, changed?.session?.version ?? 0);
    expect(await read()).toBe(before);
  });
});

interface Session {
  readonly id: string;
  readonly version: number;
  readonly edition: { readonly id: string; readonly status: string };
}
