import { randomUUID } from 'node:crypto';
import { expectMember, openGraph } from '@quad/cli';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { quadCommand } from '../stage/command.ts';
import { districtNamed } from '../stage/districts.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { ask, stageEnv, tokenFor } from '../stage/people.ts';
import { openDoor } from '../stage/visitors.ts';

interface VendorRegistered {
  readonly __typename: 'VendorRegistered';
  readonly vendor: { readonly id: string; readonly clientId: string };
}

const door = openDoor();

/** Registers a vendor of Lakeside with a key of its own, as the operator does. */
async function registered(name: string) {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const publicJwks = JSON.stringify({
    keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'vendor-1', alg: 'ES256', use: 'sig' }],
  });
  const graph = await openGraph(stageEnv());
  const { id: districtId } = await districtNamed('Lakeside');
  const { registerVendor } = await graph.run<{ registerVendor: VendorRegistered }>(
    /* GraphQL */ `
      mutation StageRegisterVendor($input: RegisterVendorInput!) {
        registerVendor(input: $input) {
          __typename
          ... on VendorRegistered { vendor { id clientId } }
          ... on UserError { message }
        }
      }
    `,
    {
      input: {
        clientMutationId: randomUUID(),
        name,
        districtId,
        contactEmail: 'integrations@harbor.example',
        scopes: ['roster.read'],
        publicJwks,
      },
    },
  );
  const { vendor } = expectMember<VendorRegistered>(registerVendor, 'VendorRegistered');
  return { vendor, privateKey: pair.privateKey as CryptoKey };
}

/** Asks for a token with a key, as the OAuth 2 standard says. */
async function tokenByKey(clientId: string, privateKey: CryptoKey) {
  const issuer = `${inject('quadUrl')}/auth/issuer`;
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'vendor-1' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(issuer)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(privateKey);
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  return (await answer.json()) as { access_token?: string; error?: string; error_description?: string };
}

describe('a SIS vendor', () => {
  let vendor: VendorRegistered['vendor'];
  let privateKey: CryptoKey;
  let token: string;

  beforeAll(async () => {
    ({ vendor, privateKey } = await registered('Harbor SIS'));
    token = await tokenFor({ vendor: vendor.id });
  });

  it('reads the roster by partner fields', async () => {
    const { data, errors } = await ask<{
      schools: { edges: { node: { name: string } }[] };
      students: { edges: { node: { grade: string | null } }[] };
    }>(
      token,
      'query VendorRoster { schools(first: 50) { edges { node { id name type } } } students(first: 5) { edges { node { id givenName familyName grade sourcedId } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data?.schools.edges.length).toBe(7);
    expect(data?.students.edges.length).toBe(5);
  });

  it('is refused what is not in its contract, by name', async () => {
    const { data, errors } = await ask(
      token,
      'query VendorTooMuch { students(first: 1) { edges { node { id demographics { birthDate } } } } }',
    );
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe('FIELD_NOT_IN_CONTRACT');
    expect(errors?.[0]?.message).toContain('Student.demographics');
  });

  it('is refused money, by name', async () => {
    const { errors } = await ask(
      token,
      'query VendorMoney { budgetRequests(first: 1) { edges { node { id } } } }',
    );
    expect(errors?.[0]?.message).toContain('Query.budgetRequests');
  });

  it('gets a token with a key of its own, as the OAuth 2 standard says', async () => {
    const body = await tokenByKey(vendor.clientId, privateKey);
    expect(body.error_description).toBeUndefined();
    const { data } = await ask<{ schools: { edges: unknown[] } }>(
      body.access_token ?? '',
      'query VendorSchools { schools(first: 1) { edges { node { id } } } }',
    );
    expect(data?.schools.edges.length).toBe(1);
  });
});

describe('a vendor that is not to be let in any more', () => {
  const schools = 'query VendorSchools { schools(first: 1) { edges { node { id } } } }';
  const codeOf = async (token: string) => (await ask(token, schools)).errors?.[0]?.extensions?.code;

  it('is suspended on its page, resumed by the command, and revoked for good', async () => {
    const { vendor, privateKey } = await registered('Ferry SIS');
    const token = await tokenFor({ vendor: vendor.id });
    expect(await codeOf(token)).toBeUndefined();

    await using office = await door.enter();
    const { page } = office;
    await office.comeAs(personOfRole('DATA_LEAD').displayName);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Vendors' }).click();
    await page.getByRole('heading', { level: 1, name: 'Vendors' }).waitFor();
    await office.expectAccessible();
    await office.screenshot('vendor', 'list');
    await page.getByRole('link', { name: 'Ferry SIS' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ferry SIS' }).waitFor();
    await page.getByText('Let in', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Suspend vendor' }).click();
    const ask = page.getByRole('dialog', { name: 'Suspend Ferry SIS?' });
    await ask.getByRole('button', { name: 'Suspend vendor' }).click();
    await ask.getByText('Say why, in a few words.').waitFor();
    await office.expectAccessible();
    await office.screenshot('vendor', 'suspend');
    await ask.getByLabel('Reason').fill('The key was seen in a log.');
    await ask.getByRole('button', { name: 'Suspend vendor' }).click();
    await ask.waitFor({ state: 'detached' });
    await page.getByText('Suspended', { exact: true }).waitFor();
    await page.getByText('The key was seen in a log.').waitFor();
    await office.expectAccessible();
    expect(await codeOf(token)).toBe('VENDOR_SUSPENDED');
    expect(await tokenByKey(vendor.clientId, privateKey)).toMatchObject({
      error: 'unauthorized_client',
      error_description: expect.stringContaining('VENDOR_SUSPENDED'),
    });

    const resumed = await quadCommand(stageEnv(), 'vendor', 'resume', vendor.id, '--reason', 'a false alarm');
    expect(resumed).toMatchObject({ code: 0, out: expect.stringContaining('ACTIVE') });
    expect(await codeOf(token)).toBeUndefined();

    await office.open(`/vendors/${vendor.id}`);
    await page.getByRole('button', { name: 'Revoke vendor' }).click();
    const last = page.getByRole('dialog', { name: 'Revoke Ferry SIS for good?' });
    await last.getByLabel('Reason').fill('The contract has ended.');
    await last.getByRole('button', { name: 'Revoke vendor' }).click();
    await page.getByText('Revoked', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /vendor$/ }).count()).toBe(0);
    expect(await codeOf(token)).toBe('VENDOR_REVOKED');
    const again = await quadCommand(stageEnv(), 'vendor', 'resume', vendor.id, '--reason', 'please');
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('was revoked for good') });
    const list = await quadCommand(stageEnv(), 'vendor', 'list');
    expect(list.out).toMatch(/REVOKED\s+Ferry SIS, .*\(The contract has ended\.\)/);
  });
});
