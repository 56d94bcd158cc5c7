import type { Principal } from '@quad/kernel';
import { operator, personWith, service, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOf } from './answered.ts';
import { madeRoster } from './made-roster.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let demoId = '';
let realId = '';
beforeAll(async () => {
  world = await createWorld();
  const bytes = await madeRoster();
  demoId =
    (await world.importBytes(bytes, { districtName: 'Demo Unified', isDemo: true })).district?.id ?? '';
  realId = (await world.importBytes(bytes, { districtName: 'Real Unified' })).district?.id ?? '';
});
afterAll(async () => {
  await world.close();
});

const ask = askOf(() => world);

describe('a vendor', () => {
  const register = `mutation ($input: RegisterVendorInput!) { registerVendor(input: $input) {
    __typename ... on VendorRegistered { vendor { id clientId scopes } } ... on UserError { path message } } }`;
  const publicJwks = JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'abc' }] });
  const good = { name: 'Rostery', contactEmail: 'it@rostery.example', scopes: ['roster.read'], publicJwks };

  it('is registered for one district, is known by its client id, and reads that district’s roster alone', async () => {
    const dataLead = personWith('DATA_LEAD', { tenantId: demoId });
    const data = await ask<{ registerVendor: { vendor: { id: string; clientId: string } } }>(
      register,
      { input: { ...good, districtId: demoId } },
      dataLead,
    );
    const { clientId, id } = data.registerVendor.vendor;
    const claims = await ask<{ vendorPrincipalFor: object }>(
      'query ($c: String!) { vendorPrincipalFor(clientId: $c) { vendorId organizationId scopes publicKeyJwks standing } }',
      { c: clientId },
      service('identity'),
    );
    expect(claims.vendorPrincipalFor).toEqual({
      vendorId: id,
      organizationId: demoId,
      scopes: ['roster.read'],
      publicKeyJwks: publicJwks,
      standing: 'ACTIVE',
    });
    const contacts = `{ vendorContacts(ids: ["x", "${id}"]) { id name contactEmail } }`;
    const known = await ask<{ vendorContacts: object[] }>(contacts, {}, service('platform'));
    expect(known.vendorContacts).toEqual([{ id, name: good.name, contactEmail: good.contactEmail }]);
    const rosterOf =
      '{ schools(first: 10) { edges { node { name } } } students(first: 500) { edges { node { id } } } }';
    const read = await ask<{ students: { edges: unknown[] } }>(rosterOf, {}, vendorFor(demoId));
    expect(read.students.edges.length).toBe(80);
    const none = await world.ask<{ schools: { edges: unknown[] } }>(rosterOf, {}, vendorFor(demoId, []));
    expect(none.data).toEqual({ schools: { edges: [] }, students: null });
    expect(none.errors).toMatchObject([
      { message: expect.stringContaining('it needs the scope roster.read'), path: ['students'] },
    ]);
  });

  it('is refused with a private key, an unknown scope, or by whoever may not register vendors', async () => {
    const tries = async (input: object, as: Principal = operator) =>
      (
        await ask<{ registerVendor: object }>(
          register,
          { input: { ...good, districtId: demoId, ...input } },
          as,
        )
      ).registerVendor;
    const privateKey = JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'abc', d: 'def' }] });
    expect(await tries({ publicJwks: privateKey })).toMatchObject({ path: ['input', 'publicJwks'] });
    expect(await tries({ scopes: ['everything'] })).toMatchObject({ path: ['input', 'scopes'] });
    expect(await tries({}, personWith('TEACHER', { tenantId: demoId }))).toMatchObject({
      __typename: 'NotPermitted',
    });
    expect(await tries({}, personWith('DATA_LEAD', { tenantId: realId }))).toMatchObject({
      __typename: 'NotPermitted',
    });
  });

  it('is suspended, resumed and revoked for good, with the reason in the audit', async () => {
    const dataLead = personWith('DATA_LEAD', { tenantId: demoId });
    const made = await ask<{ registerVendor: { vendor: { id: string; clientId: string } } }>(
      register,
      { input: { ...good, name: 'Busline', districtId: demoId } },
      dataLead,
    );
    const { id, clientId } = made.registerVendor.vendor;
    const change = async (standing: string, by: Principal = dataLead, reason = 'a key was lost') =>
      (
        await ask<{ changeVendorStanding: { __typename: string; vendor?: object; message?: string } }>(
          `mutation ($input: ChangeVendorStandingInput!) { changeVendorStanding(input: $input) { __typename
            ... on VendorStandingChanged { vendor { standing standingReason standingSince } }
            ... on UserError { path message } } }`,
          { input: { vendorId: id, standing, reason } },
          by,
        )
      ).changeVendorStanding;
    const known = async () =>
      (
        await ask<{ vendorPrincipalFor: { standing: string } }>(
          'query ($c: String!) { vendorPrincipalFor(clientId: $c) { standing } }',
          { c: clientId },
          service('gateway'),
        )
      ).vendorPrincipalFor.standing;

    const platform = personWith('PLATFORM_TEAM', { tenantId: demoId });
    expect(await change('SUSPENDED', platform)).toMatchObject({
      vendor: { standing: 'SUSPENDED', standingReason: 'a key was lost', standingSince: expect.any(String) },
    });
    expect(await known()).toBe('SUSPENDED');
    expect(await change('ACTIVE', platform, 'found again')).toMatchObject({ vendor: { standing: 'ACTIVE' } });
    expect(await change('REVOKED', platform)).toMatchObject({ __typename: 'NotPermitted' });
    expect(await change('SUSPENDED', dataLead, ' ')).toMatchObject({ path: ['input', 'reason'] });
    for (const stranger of [
      personWith('TEACHER', { tenantId: demoId }),
      personWith('DATA_LEAD', { tenantId: realId }),
      vendorFor(demoId),
    ]) {
      expect(await change('SUSPENDED', stranger)).toMatchObject({ __typename: 'NotFound' });
    }
    expect(await known()).toBe('ACTIVE');
    expect(await change('REVOKED')).toMatchObject({ vendor: { standing: 'REVOKED' } });
    expect(await change('REVOKED')).toMatchObject({ vendor: { standing: 'REVOKED' } });
    expect(await change('ACTIVE')).toMatchObject({ __typename: 'VendorIsRevoked' });
    expect(await known()).toBe('REVOKED');
    const { vendor } = await ask<{ vendor: object }>(
      'query ($id: ID!) { vendor(id: $id) { name standing } }',
      { id },
      dataLead,
    );
    expect(vendor).toEqual({ name: 'Busline', standing: 'REVOKED' });
    const audit = await world.deps.connection.collection('audit').find({ subjectId: id }).toArray();
    expect(audit.map(({ action }) => action)).toEqual([
      'registerVendor',
      'suspendVendor',
      'resumeVendor',
      'revokeVendor',
    ]);
  });
});
