import { operator, service } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOf, type Claims, claimsQuery } from './answered.ts';
import { madeRoster } from './made-roster.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let realId = '';
beforeAll(async () => {
  world = await createWorld();
  const bytes = await madeRoster();
  realId = (await world.importBytes(bytes, { districtName: 'Real Unified' })).district?.id ?? '';
});
afterAll(async () => {
  await world.close();
});

const ask = askOf(() => world);

describe('an invitation', () => {
  const invite = `mutation ($input: InviteAdministratorInput!) { inviteAdministrator(input: $input) {
    __typename ... on AdministratorInvited { invitationUrlPath expiresAt } } }`;
  const accept = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
    __typename ... on InvitationAccepted { claims { organizationId grants { role } } } } }`;

  async function invited(email: string | null): Promise<string> {
    const data = await ask<{ inviteAdministrator: { invitationUrlPath: string } }>(
      invite,
      { input: { email, organizationId: realId } },
      operator,
    );
    return data.inviteAdministrator.invitationUrlPath.replace('/auth/invitation/', '');
  }

  it('makes the first administrator once, and is known at the next sign-in', async () => {
    const input = { token: await invited('ada@real.example'), issuer: 'https://id.example', subject: 'ada' };
    const first = await ask<{ acceptInvitation: object }>(accept, { input }, service('gateway'));
    expect(first.acceptInvitation).toMatchObject({
      __typename: 'InvitationAccepted',
      claims: { organizationId: realId, grants: [{ role: 'PLATFORM_TEAM' }] },
    });
    const again = await ask<{ acceptInvitation: object }>(accept, { input }, service('gateway'));
    expect(again.acceptInvitation).toMatchObject({ __typename: 'InvitationNotUsable' });
    const known = await ask<Claims>(
      claimsQuery,
      { issuer: 'https://id.example', subject: 'ada' },
      service('gateway'),
    );
    expect(known.principalFor?.organizationId).toBe(realId);
  });

  const facts = `query ($token: String!) { invitationFor(token: $token) { state organizationName email } }`;
  const factsOf = async (token: string) =>
    (await ask<{ invitationFor: object | null }>(facts, { token }, service('identity'))).invitationFor;

  it('is shown to identity with whom it is for and what has become of it', async () => {
    const token = await invited('Dee@real.example');
    expect(await factsOf(token)).toEqual({
      state: 'USABLE',
      organizationName: 'Real Unified',
      email: 'dee@real.example',
    });
    const input = { token, issuer: 'local', subject: 'dee', givenName: 'Dee', familyName: 'Ortiz' };
    await ask<object>(accept, { input }, service('gateway'));
    expect(await factsOf(token)).toMatchObject({ state: 'USED' });
    const late = await invited('eve@real.example');
    world.clock.set('2026-11-09T15:00:01Z');
    expect(await factsOf(late)).toMatchObject({ state: 'EXPIRED' });
    world.clock.set('2026-11-02T15:00:00Z');
    expect(await factsOf('nobody-made-this')).toBeNull();
    expect((await world.ask(facts, { token }, operator)).errors?.[0]?.extensions?.code).toBe(
      'UNAUTHORIZED_FIELD_OR_TYPE',
    );
  });

  it('to nobody in particular takes the e-mail that is given, and makes nobody another', async () => {
    const token = await invited(null);
    expect(await factsOf(token)).toMatchObject({ email: null });
    const input = {
      token,
      issuer: 'local',
      subject: 'fay',
      givenName: 'Fay',
      familyName: 'Lund',
      email: 'dee@real.example',
    };
    const accepted = await ask<{
      acceptInvitation: { account: { person: { displayName: string; email: string } } };
    }>(
      `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
        ... on InvitationAccepted { account { person { displayName email } } } } }`,
      { input },
      service('gateway'),
    );
    expect(accepted.acceptInvitation.account.person).toEqual({
      displayName: 'Fay Lund',
      email: 'dee@real.example',
    });
  });

  it('of a district that is no demo is not for demo people', async () => {
    const input = { token: await invited('cy@real.example'), issuer: 'demo', subject: 'acc_picked' };
    const refused = await ask<{ acceptInvitation: object }>(accept, { input }, service('gateway'));
    expect(refused.acceptInvitation).toMatchObject({ __typename: 'NotPermitted' });
  });

  it('ends after seven days, and is taken up by the sign-in alone', async () => {
    const input = { token: await invited('bo@real.example'), issuer: 'https://id.example', subject: 'bo' };
    const refused = await ask<{ acceptInvitation: object }>(accept, { input }, operator);
    expect(refused.acceptInvitation).toMatchObject({ __typename: 'NotPermitted' });
    world.clock.set('2026-11-09T15:00:01Z');
    const late = await ask<{ acceptInvitation: object }>(accept, { input }, service('gateway'));
    expect(late.acceptInvitation).toMatchObject({ __typename: 'InvitationNotUsable' });
    world.clock.set('2026-11-02T15:00:00Z');
  });
});
