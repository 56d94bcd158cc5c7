import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectMember, mintToken, openGraph, readSubgraphSdl, repositoryRoot } from '@quad/cli';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quadCommand } from '../stage/command.ts';
import { startOwnQuad } from '../stage/own-quad.ts';

interface Check {
  readonly id: string;
  readonly refusedWith: string | null;
  readonly findings: readonly {
    readonly severity: string;
    readonly path: string | null;
    readonly uses: readonly { readonly client: string }[];
  }[];
}

const field = /^ {2}"The id in the SIS; Quad's own id for what was made here\."\n {2}sourcedId: String.*\n/m;

describe('a team whose change breaks a vendor', () => {
  let own: Awaited<ReturnType<typeof startOwnQuad>>;
  let outside: string;
  let vendorId: string;
  let checkId: string;

  beforeAll(async () => {
    own = await startOwnQuad();
    outside = await mkdtemp(join(tmpdir(), 'quad-breaks-'));
    const { sdl } = readSubgraphSdl(repositoryRoot, 'directory');
    expect(sdl).toMatch(field);
    await writeFile(join(outside, 'without.graphql'), sdl.replace(field, ''));
    vendorId = await registeredVendor();
  });
  afterAll(async () => {
    await own?.close();
    await rm(outside, { recursive: true, force: true });
  });

  async function registeredVendor(): Promise<string> {
    const graph = await openGraph(own.env);
    const made = await graph.run<{
      createOrganization: { __typename: string; organization: { id: string } };
    }>(
      'mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { __typename ... on OrganizationCreated { organization { id } } ... on UserError { message } } }',
      { input: { clientMutationId: 'a', type: 'DISTRICT', name: 'Cedar County', isDemo: true } },
    );
    const { organization } = expectMember<typeof made.createOrganization>(
      made.createOrganization,
      'OrganizationCreated',
    );
    const { publicKey } = await generateKeyPair('ES256', { extractable: true });
    const publicJwks = JSON.stringify({
      keys: [{ ...(await exportJWK(publicKey)), kid: 'v', alg: 'ES256' }],
    });
    const registered = await graph.run<{ registerVendor: { __typename: string; vendor: { id: string } } }>(
      'mutation ($input: RegisterVendorInput!) { registerVendor(input: $input) { __typename ... on VendorRegistered { vendor { id } } ... on UserError { message } } }',
      {
        input: {
          name: 'Harbor SIS',
          districtId: organization.id,
          contactEmail: 'integrations@harbor.example',
          scopes: ['roster.read'],
          publicJwks,
        },
      },
    );
    return expectMember<typeof registered.registerVendor>(registered.registerVendor, 'VendorRegistered')
      .vendor.id;
  }

  async function schema(...words: readonly string[]) {
    const { code, out, err } = await quadCommand(own.env, 'schema', ...words, '--json');
    return { code, err, said: out === '' ? {} : (JSON.parse(out) as Record<string, unknown>) };
  }
  const directory = () => ['directory', '--sdl', join(outside, 'without.graphql')];
  // What Quad itself runs is deployed with it.
  const along = [
    '--with',
    'cli',
    'gateway',
    'identity',
    'scheduling',
    'budgets',
    'cohorts',
    'pathways',
    'public',
  ];

  it('is told whom it breaks, with contact, operation and last use', async () => {
    const { access_token: token } = await mintToken(await openGraph(own.env), { vendor: vendorId });
    const answer = await fetch(`${own.quad.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: 'query HarborSchools { schools(first: 5) { edges { node { sourcedId } } } }',
      }),
    });
    expect(await answer.json()).toMatchObject({ data: { schools: { edges: [] } } });
    // What was counted is told when the gateway stops, also by a registry that was away meanwhile.
    await own.quad.stopProcess('gateway');
    await own.quad.startProcess('gateway');

    const { code, said, err } = await schema('check', ...directory(), ...along);
    const check = said as unknown as Check;
    expect([code, check.refusedWith]).toEqual([1, 'BREAKS_CLIENTS']);
    expect(err).toContain('This breaks Harbor SIS; keep it until they have moved');
    const found = check.findings.find(({ path }) => path === 'Organization.sourcedId');
    expect(found?.uses.find(({ client }) => client === vendorId)).toEqual({
      client: vendorId,
      clientName: 'Harbor SIS',
      contact: 'integrations@harbor.example',
      operation: expect.stringMatching(/^[0-9a-f]{64}$/),
      operationName: 'HarborSchools',
      calls: 1,
      lastSeen: expect.any(String),
      excuse: null,
    });
    checkId = check.id;
  });

  it('cannot publish it until that is approved for the vendor', async () => {
    const refused = await schema('publish', ...directory(), ...along);
    expect([refused.code, refused.said.code]).toEqual([1, 'BREAKS_CLIENTS']);
    const until = Temporal.Now.plainDateISO('UTC').add({ days: 30 }).toString();
    const approved = await schema(
      'approve',
      checkId,
      '--client',
      vendorId,
      '--until',
      until,
      '--reason',
      'agreed',
    );
    expect([approved.code, approved.err]).toEqual([0, '']);
    const { code, said } = await schema('publish', ...directory(), ...along);
    expect([code, said.state]).toEqual([0, 'PUBLISHED']);
    expect((said.check as Check).findings).toContainEqual(expect.objectContaining({ severity: 'WARNING' }));
  });
});
