import type { GraphClient } from '../graph/client.ts';
import { expectMember } from '../graph/unions.ts';

export interface DemoSignIn {
  readonly role: string;
  readonly displayName: string;
  readonly email: string;
  readonly personId: string;
  readonly tenantId: string;
}

interface DemoSignInsCreated {
  readonly __typename: 'DemoSignInsCreated';
  readonly signIns: readonly DemoSignIn[];
}

export interface Invitation {
  readonly invitationUrlPath: string;
  readonly expiresAt: string;
}

/**
 * One sign-in per role of a demo district, partners included, and one for each person named by id;
 * the same ones when asked again.
 */
export async function createDemoSignIns(
  graph: GraphClient,
  districtId: string,
  personIds: readonly string[] = [],
): Promise<readonly DemoSignIn[]> {
  const { createDemoSignIns: answer } = await graph.run<{ createDemoSignIns: DemoSignInsCreated }>(
    /* GraphQL */ `
      mutation CliCreateDemoSignIns($input: CreateDemoSignInsInput!) {
        createDemoSignIns(input: $input) {
          __typename
          ... on DemoSignInsCreated { signIns { role displayName email personId tenantId } }
          ... on UserError { message }
        }
      }
    `,
    { input: { districtId, personIds } },
  );
  return expectMember<DemoSignInsCreated>(answer, 'DemoSignInsCreated').signIns;
}

/** A one-time link for the first administrator of a district. */
export async function inviteAdministrator(
  graph: GraphClient,
  organizationId: string,
  email: string | null,
): Promise<Invitation> {
  const { inviteAdministrator: answer } = await graph.run<{
    inviteAdministrator: Invitation & { __typename: 'AdministratorInvited' };
  }>(
    /* GraphQL */ `
      mutation CliInviteAdministrator($input: InviteAdministratorInput!) {
        inviteAdministrator(input: $input) {
          __typename
          ... on AdministratorInvited { invitationUrlPath expiresAt }
          ... on UserError { message }
        }
      }
    `,
    { input: { organizationId, email } },
  );
  const { invitationUrlPath, expiresAt } = expectMember<Invitation & { __typename: 'AdministratorInvited' }>(
    answer,
    'AdministratorInvited',
  );
  return { invitationUrlPath, expiresAt };
}
