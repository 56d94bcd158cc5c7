import { createHash } from 'node:crypto';
import type { Principal, Role } from '@quad/kernel';
import { operator, personWith, service, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeRoster } from './made-roster.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let districtId = '';
let schoolId = '';
let otherSchoolId = '';
const people = new Map<string, string>();
beforeAll(async () => {
  world = await createWorld();
  const made = await world.importBytes(await madeRoster(), { districtName: 'Trust Unified', isDemo: true });
  districtId = made.district?.id ?? '';
  const { createDemoSignIns } = await ask<{
    createDemoSignIns: { signIns: { role: string; personId: string }[] };
  }>(
    `mutation ($input: CreateDemoSignInsInput!) { createDemoSignIns(input: $input) {
      ... on DemoSignInsCreated { signIns { role personId } } } }`,
    { input: { districtId } },
    operator,
  );
  for (const { role, personId } of createDemoSignIns.signIns) people.set(role, personId);
  const { viewer } = await ask<{ viewer: { roles: { organization: { id: string } }[] } }>(
    '{ viewer { roles { organization { id } } } }',
    {},
    as('STUDENT'),
  );
  schoolId = viewer.roles[0]?.organization.id ?? '';
  const { schools } = await ask<{ schools: { edges: { node: { id: string } }[] } }>(
    '{ schools(first: 10) { edges { node { id } } } }',
    {},
    as('DATA_LEAD'),
  );
  otherSchoolId = schools.edges.map(({ node }) => node.id).find((id) => id !== schoolId) ?? '';
});
afterAll(async () => {
  await world.close();
});

async function ask<Data>(document: string, variables: Record<string, unknown>, by: Principal): Promise<Data> {
  const answer = await world.ask<Data>(document, variables, by);
  if (answer.data === null || answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

/** The demo's holder of a role, acting with this role alone. */
function as(role: Role, organizationId = districtId): Principal {
  return personWith(role, { tenantId: districtId, organizationId, personId: people.get(role) ?? '' });
}

describe('students and guardians who sign in', () => {
  async function nameOf(role: Role, by: Principal): Promise<string | null> {
    const { person } = await ask<{ person: { displayName: string } | null }>(
      'query ($id: ID!) { person(id: $id) { displayName } }',
      { id: people.get(role) },
      by,
    );
    return person?.displayName ?? null;
  }

  it('are nobody’s staff: who may read staff, a service and the operator do not see them', async () => {
    for (const role of ['STUDENT', 'GUARDIAN'] as const) {
      const strangers = [
        as('COACH', schoolId),
        as('TEACHER', schoolId),
        as('WORKING_TEAM'),
        as('BUDGET_OFFICER'),
        as('SUPERINTENDENT'),
        as('PRINCIPAL', otherSchoolId),
        vendorFor(districtId, ['offerings.read']),
        service('scheduling'),
        operator,
      ];
      for (const stranger of strangers) expect(await nameOf(role, stranger)).toBeNull();
    }
    expect(await nameOf('COACH', as('WORKING_TEAM'))).not.toBeNull();
  });

  it('are seen by themselves and by who may read the roster of their school', async () => {
    for (const role of ['STUDENT', 'GUARDIAN'] as const) {
      for (const reader of [as(role, schoolId), as('PRINCIPAL', schoolId), as('DATA_LEAD')]) {
        expect(await nameOf(role, reader)).not.toBeNull();
      }
    }
  });
});

describe('a file whose owner’s role has ended', () => {
  const former = () =>
    personWith('TEACHER', { tenantId: districtId, personId: people.get('DATA_LEAD') ?? '' });

  it('is not fetched any more when it is an export', async () => {
    const started = await ask<{ startRosterExport: { job: { id: string } } }>(
      `mutation ($input: StartRosterExportInput!) { startRosterExport(input: $input) {
        ... on RosterExportStarted { job { id } } } }`,
      { input: { districtId, version: 'ONEROSTER_12_CSV' } },
      as('DATA_LEAD'),
    );
    const path = await exportPath(started.startRosterExport.job.id);
    expect((await world.request({ method: 'GET', url: path }, as('DATA_LEAD'))).statusCode).toBe(200);
    expect((await world.request({ method: 'GET', url: path }, former())).statusCode).toBe(404);
  });

  it('is not sent, fetched or told of any more when it is an upload', async () => {
    const payload = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
    const sha256 = createHash('sha256').update(payload).digest('hex');
    const { fileUploadStart } = await ask<{ fileUploadStart: { id: string } }>(
      `mutation ($input: FileUploadStartInput!) { fileUploadStart(input: $input) { ... on FileUpload { id } } }`,
      { input: { name: 'a.zip', bytes: payload.length, sha256 } },
      as('DATA_LEAD'),
    );
    const url = `/files/${fileUploadStart.id}`;
    const put = { method: 'PUT', url, payload, headers: { 'content-type': 'application/zip' } } as const;
    expect((await world.request(put, former())).statusCode).toBe(404);
    expect((await world.request(put, as('DATA_LEAD'))).statusCode).toBe(201);
    expect((await world.request({ method: 'GET', url }, former())).statusCode).toBe(404);
    const told = await ask<{ fileUpload: object | null }>(
      'query ($id: ID!) { fileUpload(id: $id) { id } }',
      { id: fileUploadStart.id },
      former(),
    );
    expect(told.fileUpload).toBeNull();
  });

  async function exportPath(id: string): Promise<string> {
    for (;;) {
      const { rosterExport } = await ask<{ rosterExport: { state: string; downloadPath: string | null } }>(
        'query ($id: ID!) { rosterExport(id: $id) { state downloadPath } }',
        { id },
        as('DATA_LEAD'),
      );
      if (rosterExport.state === 'FAILED') throw new Error('the export failed');
      if (rosterExport.downloadPath !== null) return rosterExport.downloadPath;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});

it('nobody grants a role to themself', async () => {
  for (const role of ['PLATFORM_TEAM', 'SUPERINTENDENT'] as const) {
    const input = {
      clientMutationId: `self ${role}`,
      personId: people.get(role),
      role: 'DATA_LEAD',
      organizationId: districtId,
    };
    const { grantRole } = await ask<{ grantRole: object }>(
      `mutation ($input: GrantRoleInput!) { grantRole(input: $input) {
        __typename ... on NotPermitted { action } } }`,
      { input },
      as(role),
    );
    expect(grantRole).toEqual({ __typename: 'NotPermitted', action: 'GRANT_ROLE' });
  }
});
