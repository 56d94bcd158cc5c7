import type { PersonPrincipal, Principal, Role } from '@quad/kernel';
import { createTestSubgraph, operator, personWith, type TestSubgraph } from '@quad/test-kit';
import { createServer } from '../src/server.ts';

export const FOUNDATION = 'org_foundation';
export const DISTRICT = 'org_district';
const SCHOOL = 'org_school';

export const facilitator = personWith('COHORT_FACILITATOR', { tenantId: FOUNDATION });
export const otherFacilitator = personWith('COHORT_FACILITATOR', { tenantId: 'org_other_foundation' });
export const teacher = personWith('TEACHER', {
  tenantId: DISTRICT,
  organizationId: SCHOOL,
  personId: 'per_teacher',
});
export const foreigner = personWith('SUPERINTENDENT', {
  tenantId: 'org_foreign_district',
  personId: 'per_foreigner',
});

export function inDistrict(role: Role, personId: string, organizationId = SCHOOL): PersonPrincipal {
  return personWith(role, { tenantId: DISTRICT, organizationId, personId });
}

/** An answer of a mutation: the member of its union and its facts. */
type Outcome = { readonly __typename: string } & Readonly<Record<string, unknown>>;

export interface World {
  readonly subgraph: TestSubgraph;
  /** The data of an operation that must not end in GraphQL errors. */
  ask<Data>(document: string, variables: Readonly<Record<string, unknown>>, as?: Principal): Promise<Data>;
  /** One mutation with the facts that `selection` names. */
  act(
    mutation: string,
    input: Readonly<Record<string, unknown>>,
    as: Principal,
    selection?: string,
  ): Promise<Outcome>;
  close(): Promise<void>;
}

export async function createWorld(): Promise<World> {
  const subgraph = await createTestSubgraph('cohorts', createServer);
  const ask: World['ask'] = async <Data>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    as?: Principal,
  ) => {
    const answer = await subgraph.ask<Data>(document, variables, as);
    if (answer.errors !== undefined || answer.data === null) {
      throw new Error(`The graph answered with errors: ${JSON.stringify(answer.errors)}`);
    }
    return answer.data;
  };
  return {
    subgraph,
    ask,
    async act(mutation, input, as, selection = '') {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const data = await ask<Record<string, Outcome>>(
        `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ... on UserError { message path } ${selection} } }`,
        { input },
        as,
      );
      const outcome = data[mutation];
      if (outcome === undefined) throw new Error(`No outcome of ${mutation}.`);
      return outcome;
    },
    close: () => subgraph.close(),
  };
}

const EDITION = 'edition { id version status label program { id } sessions { id version number } }';

export interface EditionFacts {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly label: string;
  readonly program: { readonly id: string };
  readonly sessions: readonly { readonly id: string; readonly version: number; readonly number: number }[];
}

function editionIn(outcome: Outcome): EditionFacts {
  const { edition } = outcome as unknown as { readonly edition?: EditionFacts };
  if (edition === undefined) throw new Error(`No edition came of it: ${JSON.stringify(outcome)}`);
  return edition;
}

/** The past edition of the published syllabus, loaded by the platform operator for the foundation. */
export async function loadedEdition(world: World): Promise<EditionFacts> {
  const input = { clientMutationId: 'load', key: 'next-education-workforce', ownerId: FOUNDATION };
  return editionIn(await world.act('loadProgram', input, operator, `... on ProgramLoaded { ${EDITION} }`));
}

/** The syllabus cloned into 2026–27, still a draft. */
export async function draftOf(
  world: World,
  more: { readonly capacity?: number; readonly academicYearStart?: number } = {},
): Promise<EditionFacts> {
  const { id } = await loadedEdition(world);
  const year = more.academicYearStart ?? 2026;
  const input = { clientMutationId: `clone-${year}`, editionId: id, academicYearStart: year, ...more };
  return editionIn(
    await world.act('cloneEdition', input, facilitator, `... on EditionCloned { ${EDITION} }`),
  );
}

/** The syllabus cloned into 2026–27 and published. */
export async function publishedEdition(
  world: World,
  more: { readonly capacity?: number; readonly academicYearStart?: number } = {},
): Promise<EditionFacts> {
  const draft = await draftOf(world, more);
  const input = { editionId: draft.id, expectedVersion: draft.version };
  return editionIn(
    await world.act('publishEdition', input, facilitator, `... on EditionPublished { ${EDITION} }`),
  );
}

/** The id of a person's place in an edition. */
export async function signedUp(world: World, editionId: string, as: Principal): Promise<string> {
  const outcome = await world.act(
    'signUp',
    { clientMutationId: 'sign-up', editionId },
    as,
    '... on SignedUp { signUp { id } }',
  );
  const { signUp } = outcome as unknown as { readonly signUp?: { readonly id: string } };
  if (signUp === undefined) throw new Error(`No place came of it: ${JSON.stringify(outcome)}`);
  return signUp.id;
}
