import { randomUUID } from 'node:crypto';
import { personOfRole } from '../stage/lakeside.ts';
import { ask, tokenFor } from '../stage/people.ts';

export const programName = 'Next Education Workforce Learning Cohort';

export interface Session {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly startsOn: string | null;
  readonly essentialQuestion: string | null;
}

export interface Edition {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly academicYear: number;
  readonly program: { readonly id: string };
  readonly sessions: readonly Session[];
}

interface Answer {
  readonly __typename: string;
  readonly message?: string;
  readonly sessionNumbers?: readonly number[];
  readonly sessions?: readonly { readonly number: number; readonly weekday: string }[];
  readonly edition?: { readonly id: string };
}

const editionFields =
  'id version status academicYear program { id } sessions { id version number startsOn essentialQuestion }';

/** What a facilitator does to a syllabus for which the portal has no page yet: through the public graph. */
export async function facilitator() {
  const token = await tokenFor({ as: personOfRole('COHORT_FACILITATOR').email });
  const act = async (mutation: string, name: string, input: Readonly<Record<string, unknown>>) => {
    const { data, errors } = await ask<Readonly<Record<string, Answer>>>(token, mutation, { input });
    const answer = data?.[name];
    if (answer === undefined) throw new Error(`${name} did not answer: ${JSON.stringify(errors)}`);
    return answer;
  };
  return {
    async editions(): Promise<readonly Edition[]> {
      const { data, errors } = await ask<{
        programs: {
          edges: { node: { name: string; editions: { edges: { node: Edition }[] } } }[];
        };
      }>(
        token,
        `query StageEditions { programs(first: 10) { edges { node { name editions(first: 50) { edges { node { ${editionFields} } } } } } } }`,
      );
      if (errors !== undefined && errors.length > 0)
        throw new Error(`No editions: ${JSON.stringify(errors)}`);
      const program = data?.programs.edges.find(({ node }) => node.name === programName);
      return program?.node.editions.edges.map(({ node }) => node) ?? [];
    },
    async edition(id: string): Promise<Edition> {
      const { data } = await ask<{ programEdition: Edition | null }>(
        token,
        `query StageEdition($id: ID!) { programEdition(id: $id) { ${editionFields} } }`,
        { id },
      );
      if (!data?.programEdition) throw new Error(`There is no edition ${id}.`);
      return data.programEdition;
    },
    clone: (editionId: string, academicYearStart: number) =>
      act(
        'mutation StageClone($input: CloneEditionInput!) { cloneEdition(input: $input) { __typename ... on EditionCloned { edition { id } } ... on UserError { message } } }',
        'cloneEdition',
        { clientMutationId: randomUUID(), editionId, academicYearStart, capacity: 30 },
      ),
    change: ({ id, version }: Session, change: Readonly<Record<string, unknown>>) =>
      act(
        'mutation StageChange($input: UpdateSessionInput!) { updateSession(input: $input) { __typename ... on UserError { message } } }',
        'updateSession',
        { sessionId: id, expectedVersion: version, ...change },
      ),
    publish: ({ id, version }: Edition) =>
      act(
        'mutation StagePublish($input: PublishEditionInput!) { publishEdition(input: $input) { __typename ... on EssentialQuestionMissing { sessionNumbers } ... on WeekdayMismatch { sessions { number weekday } } ... on UserError { message } } }',
        'publishEdition',
        { editionId: id, expectedVersion: version },
      ),
  };
}
