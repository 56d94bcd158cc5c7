import type { AskGraph } from './who-is-who.ts';

const acceptInvitation = /* GraphQL */ `
  mutation GatewayAcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`;

/** Ties who has just signed in to the one-time link they came by; null, or the sentence why not. */
export async function takeUpInvitation(
  ask: AskGraph,
  input: {
    readonly token: string;
    readonly issuer: string;
    readonly subject: string;
    readonly givenName: string | null;
    readonly familyName: string | null;
    readonly email: string | null;
  },
): Promise<string | null> {
  const data = await ask<{ acceptInvitation: { __typename: string; message?: string } }>(acceptInvitation, {
    input,
  });
  const { __typename, message } = data.acceptInvitation;
  return __typename === 'InvitationAccepted' ? null : (message ?? 'The invitation was refused.');
}
