import { randomUUID } from 'node:crypto';
import { expectMember, openGraph } from '@quad/cli';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { districtNamed } from '../stage/districts.ts';
import { ask, stageEnv, tokenFor } from '../stage/people.ts';

interface VendorRegistered {
  readonly __typename: 'VendorRegistered';
  readonly vendor: { readonly id: string; readonly clientId: string };
}

describe('a SIS vendor', () => {
  let vendor: VendorRegistered['vendor'];
  let privateKey: CryptoKey;
  let token: string;

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    privateKey = pair.privateKey as CryptoKey;
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
          name: 'Harbor SIS',
          districtId,
          contactEmail: 'integrations@harbor.example',
          scopes: ['roster.read'],
          publicJwks,
        },
      },
    );
    vendor = expectMember<VendorRegistered>(registerVendor, 'VendorRegistered').vendor;
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
    const issuer = `${inject('quadUrl')}/auth/issuer`;
    const assertion = await new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'vendor-1' })
      .setIssuer(vendor.clientId)
      .setSubject(vendor.clientId)
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
        client_id: vendor.clientId,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    });
    const body = (await answer.json()) as { access_token?: string; error_description?: string };
    expect(body.error_description).toBeUndefined();
    const { data } = await ask<{ schools: { edges: unknown[] } }>(
      body.access_token ?? '',
      'query VendorSchools { schools(first: 1) { edges { node { id } } } }',
    );
    expect(data?.schools.edges.length).toBe(1);
  });
});
