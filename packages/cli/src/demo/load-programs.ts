import type { DemoProgram, DemoSignUp } from '@quad/demo-district';
import type { CliEnv } from '../env.ts';
import { CommandFailed, type GraphClient } from '../graph/client.ts';
import { expectMember } from '../graph/unions.ts';
import { asPeople } from './as-person.ts';
import type { LoadedPartners } from './load-partners.ts';
import type { DemoPeople } from './load-people.ts';

interface Edition {
  readonly id: string;
  readonly status: string;
  readonly version: number;
}

const LOAD_PROGRAM = /* GraphQL */ `
  mutation CliLoadProgram($input: LoadProgramInput!) {
    loadProgram(input: $input) {
      __typename
      ... on ProgramLoaded { edition { id } }
      ... on UserError { message }
    }
  }
`;

const CLONE_EDITION = /* GraphQL */ `
  mutation CliCloneEdition($input: CloneEditionInput!) {
    cloneEdition(input: $input) {
      __typename
      ... on EditionCloned { edition { id } }
      ... on EditionExists { editionId }
      ... on UserError { message }
    }
  }
`;

const EDITION = 'query CliEdition($id: ID!) { programEdition(id: $id) { id status version } }';

const PUBLISH_EDITION = /* GraphQL */ `
  mutation CliPublishEdition($input: PublishEditionInput!) {
    publishEdition(input: $input) {
      __typename
      ... on UserError { message }
    }
  }
`;

const SIGN_UP = /* GraphQL */ `
  mutation CliSignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on UserError { message }
    }
  }
`;

/** Seats of the live edition. */
const CAPACITY = 120;

/**
 * Loads each program with its past edition, clones that to the current school year, publishes it
 * and signs up who takes part.
 */
export async function loadPrograms(
  operator: GraphClient,
  env: CliEnv,
  demo: {
    readonly programs: readonly DemoProgram[];
    readonly signUps: readonly DemoSignUp[];
    readonly partners: LoadedPartners;
    readonly people: DemoPeople;
  },
): Promise<void> {
  const as = asPeople(operator, env, demo.people);
  for (const program of demo.programs) {
    const leader = await as.graphOf(`${program.ownerKey}-person`);
    const pastId = await loadProgram(leader, program);
    const liveId = await cloneEdition(leader, program, pastId);
    await publish(leader, liveId);
    for (const { personKey } of demo.signUps.filter(({ programKey }) => programKey === program.key)) {
      const graph = await as.graphOf(personKey);
      const { signUp } = await graph.run<{
        signUp: { readonly __typename: string; readonly message?: string };
      }>(SIGN_UP, {
        input: { clientMutationId: `demo-sign-up-${program.key}-${personKey}`, editionId: liveId },
      });
      if (signUp.__typename !== 'SignedUp' && signUp.__typename !== 'AlreadySignedUp') {
        throw new CommandFailed(signUp.message ?? `Signing up answered ${signUp.__typename}.`, 2);
      }
    }
  }
}

async function loadProgram(leader: GraphClient, program: DemoProgram): Promise<string> {
  interface ProgramLoaded {
    readonly __typename: 'ProgramLoaded';
    readonly edition: { readonly id: string };
  }
  const { loadProgram: answer } = await leader.run<{ loadProgram: ProgramLoaded }>(LOAD_PROGRAM, {
    input: { clientMutationId: `demo-program-${program.key}`, key: program.key },
  });
  return expectMember<ProgramLoaded>(answer, 'ProgramLoaded').edition.id;
}

async function cloneEdition(leader: GraphClient, program: DemoProgram, editionId: string): Promise<string> {
  const { cloneEdition: answer } = await leader.run<{
    cloneEdition: {
      readonly __typename: string;
      readonly edition?: { readonly id: string };
      readonly editionId?: string;
      readonly message?: string;
    };
  }>(CLONE_EDITION, {
    input: {
      clientMutationId: `demo-edition-${program.key}-${program.liveEditionStartsIn}`,
      editionId,
      academicYearStart: program.liveEditionStartsIn,
      capacity: CAPACITY,
    },
  });
  const id = answer.edition?.id ?? answer.editionId;
  if (id === undefined)
    throw new CommandFailed(answer.message ?? `Cloning answered ${answer.__typename}.`, 2);
  return id;
}

async function publish(leader: GraphClient, editionId: string): Promise<void> {
  const { programEdition } = await leader.run<{ programEdition: Edition | null }>(EDITION, { id: editionId });
  if (programEdition === null) throw new CommandFailed(`The edition ${editionId} is gone.`, 2);
  if (programEdition.status !== 'DRAFT') return;
  const { publishEdition } = await leader.run<{
    publishEdition: { readonly __typename: 'EditionPublished' };
  }>(PUBLISH_EDITION, {
    input: { editionId, expectedVersion: programEdition.version },
  });
  expectMember(publishEdition, 'EditionPublished');
}
