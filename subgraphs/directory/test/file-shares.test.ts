import { type PersonPrincipal, type Principal, type Role, roleIds } from '@quad/kernel';
import { operator, personWith, service } from '@quad/test-kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { identityModels } from '../src/data/identity-models.ts';
import { fileActs, text } from './file-world.ts';
import { madeRoster } from './made-roster.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let acts: ReturnType<typeof fileActs>;
let districtId = '';
let otherId = '';
let superintendent: PersonPrincipal;
let principal: PersonPrincipal;
let reader: PersonPrincipal;
/** Held by a request of the principal's school. */
let held = '';
let count = 0;

beforeAll(async () => {
  world = await createWorld();
  acts = fileActs(world);
  districtId =
    (await world.importBytes(await madeRoster(), { districtName: 'Elm Unified' })).district?.id ?? '';
  otherId = await organization('Oak Unified');
  superintendent = personWith('SUPERINTENDENT', { tenantId: districtId, personId: 'per_sol' });
  principal = personWith('PRINCIPAL', {
    tenantId: districtId,
    organizationId: 'org_school',
    personId: 'per_pia',
  });
  reader = personWith('PLANNING_TEAM', { tenantId: otherId, personId: 'per_oda' });
  world.gateway.answer(({ document }) => {
    if (document.includes('cohortPlaces')) return { cohortPlaces: [] };
    throw new Error(`Directory asks itself, not the gateway: ${document}`);
  });
  vi.useFakeTimers({ toFake: ['performance'] });
  held = await heldFile('bell.txt');
}, 120_000);
beforeEach(() => {
  world.clock.set('2026-11-02T15:00:00Z');
});
afterEach(() => {
  laterByAMinute();
});
afterAll(async () => {
  vi.useRealTimers();
  await world.close();
});

const laterByAMinute = () => vi.advanceTimersByTime(60_000);

async function must<Data>(document: string, variables: object, as: Principal): Promise<Data> {
  const answer = await world.ask<Data>(document, { ...variables }, as);
  if (answer.data === null || answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}
async function organization(name: string): Promise<string> {
  const input = { clientMutationId: name, type: 'DISTRICT', name };
  const made = await must<{ createOrganization: { organization: { id: string } } }>(
    'mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { ... on OrganizationCreated { organization { id } } } }',
    { input },
    operator,
  );
  return made.createOrganization.organization.id;
}
async function heldFile(name: string): Promise<string> {
  const id = await acts.sent({ name }, text, principal);
  const kept = { districtId, personId: principal.personId, fileIds: [id] };
  expect((await acts.keep(kept, service('pathways'))).__typename).toBe('FilesKept');
  return id;
}
interface Made {
  readonly __typename: string;
  readonly path?: readonly string[];
  readonly share?: { readonly id: string };
}
async function create(objectId: string, as: Principal = superintendent, more: object = {}): Promise<Made> {
  count += 1;
  const input = {
    clientMutationId: `share-${count}`,
    objectId,
    audience: { organizationId: otherId },
    purpose: 'JOINT_PLANNING',
    until: '2026-12-24T00:00:00Z',
    ...more,
  };
  const made = await must<{ shareCreate: Made }>(
    'mutation ($input: ShareCreateInput!) { shareCreate(input: $input) { __typename ... on ShareCreated { share { id } } ... on UserError { message path } } }',
    { input },
    as,
  );
  return made.shareCreate;
}
async function shared(more: object = {}): Promise<string> {
  const made = await create(held, superintendent, more);
  if (made.share === undefined) throw new Error(JSON.stringify(made));
  return made.share.id;
}
async function revoke(shareId: string): Promise<void> {
  const { shareRevoke } = await must<{ shareRevoke: Made }>(
    'mutation ($input: ShareRevokeInput!) { shareRevoke(input: $input) { __typename } }',
    { input: { shareId, reason: 'No longer needed.' } },
    superintendent,
  );
  expect(shareRevoke.__typename).toBe('ShareRevoked');
}
const statusOf = async (id: string, as: Principal) => (await acts.get(`/files/${id}`, as)).statusCode;
async function metadata(id: string, as: Principal = reader): Promise<object | null> {
  const { _entities } = await must<{ _entities: (object | null)[] }>(
    'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on File { name mediaType bytes downloadPath } } }',
    { ids: [{ __typename: 'File', id }] },
    as,
  );
  return _entities[0] ?? null;
}
async function received(as: Principal = reader): Promise<object[]> {
  const { organization } = await must<{ organization: { sharesReceived: { edges: { node: object }[] } } }>(
    'query ($id: ID!) { organization(id: $id) { sharesReceived(first: 10) { edges { node { objectType object { __typename ... on File { id name } } } } } } }',
    { id: otherId },
    as,
  );
  return organization.sharesReceived.edges.map(({ node }) => node);
}

/** Who reads a file there, when it is shared for: learning, planning together. */
const table: Readonly<Partial<Record<Role, string>>> = {
  TEACHER: 'learning',
  PRINCIPAL: 'learning planning',
  COACH: 'learning',
  COACH_LEADER: 'learning',
  DEPARTMENT_LEAD: 'learning planning',
  PLANNING_TEAM: 'learning planning',
  WORKING_TEAM: 'learning',
  BUDGET_OFFICER: 'planning',
  SUPERINTENDENT: 'learning planning',
  STATE_ADMIN: 'learning planning',
  COHORT_COACH: 'learning planning',
};

describe.each([
  ['PEER_LEARNING', 'learning'],
  ['JOINT_PLANNING', 'planning'],
])('a file that is shared for %s', (purpose, word) => {
  it.each(roleIds)('is read by %s of the audience as the table says', async (role) => {
    const someone = personWith(role, { tenantId: otherId, personId: `per_${role}_${word}` });
    const id = await shared({ purpose });
    const isRead = (table[role] ?? '').includes(word);
    expect(await statusOf(held, someone)).toBe(isRead ? 200 : 404);
    expect((await metadata(held, someone)) !== null).toBe(isRead);
    await revoke(id);
  });
});

describe('a file that is shared', () => {
  it('is read by its audience, and neither sent, given up nor kept by it', async () => {
    expect([await statusOf(held, reader), await metadata(held)]).toEqual([404, null]);
    laterByAMinute();
    const id = await shared();
    const answer = await acts.get(`/files/${held}`, reader);
    expect([answer.statusCode, answer.rawPayload]).toEqual([200, text]);
    expect(await metadata(held)).toEqual({
      name: 'bell.txt',
      mediaType: 'text/plain',
      bytes: text.length,
      downloadPath: `/files/${held}`,
    });
    const object = { __typename: 'File', id: held, name: 'bell.txt' };
    expect(await received()).toEqual([{ objectType: 'FILE', object }]);
    expect((await acts.head(held, reader)).statusCode).toBe(404);
    expect((await acts.put(held, text, {}, reader)).statusCode).toBe(404);
    expect((await acts.cancel(held, reader)).__typename).toBe('NotFound');
    expect(await must('query ($id: ID!) { fileUpload(id: $id) { id } }', { id: held }, reader)).toEqual({
      fileUpload: null,
    });
    expect((await create(held, personWith('SUPERINTENDENT', { tenantId: otherId }))).__typename).toBe(
      'NotFound',
    );
    await revoke(id);
  });

  it('opens no other file, and nothing to another organization, a vendor or the public', async () => {
    const other = await heldFile('other.txt');
    const id = await shared();
    expect(await statusOf(other, reader)).toBe(404);
    const third = personWith('SUPERINTENDENT', { tenantId: 'org_third', personId: 'per_third' });
    const vendor: Principal = {
      kind: 'VENDOR',
      vendorId: 'ven_1',
      organizationId: otherId,
      scopes: ['roster.read'],
    };
    for (const someone of [third, vendor, { kind: 'PUBLIC' } as const, operator, service('budgets')]) {
      expect([someone.kind, await statusOf(held, someone)]).toEqual([someone.kind, 404]);
    }
    await revoke(id);
  });

  it('is lost within a minute when the share is taken back, and with its last instant', async () => {
    const id = await shared();
    expect(await statusOf(held, reader)).toBe(200);
    await revoke(id);
    laterByAMinute();
    expect([await statusOf(held, reader), await metadata(held), await received()]).toEqual([404, null, []]);
    laterByAMinute();
    const short = await shared({ until: '2026-11-03T00:00:00Z' });
    world.clock.set('2026-11-02T23:59:59Z');
    expect(await statusOf(held, reader)).toBe(200);
    world.clock.set('2026-11-03T00:00:00Z');
    expect([await statusOf(held, reader), await metadata(held)]).toEqual([404, null]);
    world.clock.set('2026-11-02T23:59:59Z');
    await revoke(short);
  });

  it('has links by its audience, which open nothing from the moment at which the share ends', async () => {
    expect((await acts.link(held, 15, reader)).__typename).toBe('NotFound');
    laterByAMinute();
    const linkOf = async (as: Principal) =>
      ((await acts.link(held, 15, as)) as unknown as { linkPath: string }).linkPath;
    const id = await shared();
    const [lent, own] = [await linkOf(reader), await linkOf(principal)];
    expect((await acts.get(lent)).rawPayload).toEqual(text);
    await revoke(id);
    const ended = await acts.get(lent);
    expect([ended.statusCode, ended.json().errors[0].extensions.code]).toEqual([403, 'LinkNotUsable']);
    expect((await acts.get(own)).statusCode).toBe(200);
    laterByAMinute();
    const brief = await shared({ until: '2026-11-03T00:00:00Z' });
    const short = await linkOf(reader);
    expect((await acts.get(short)).statusCode).toBe(200);
    world.clock.set('2026-11-03T00:00:00Z');
    expect((await acts.get(short)).statusCode).toBe(403);
    world.clock.set('2026-11-02T23:59:59Z');
    await revoke(brief);
  });
});

describe('shareCreate for files', () => {
  it('is for who reads the object that holds the file and shares for its school', async () => {
    expect((await create(held, principal)).__typename).toBe('ShareCreated');
    const elsewhere = personWith('PRINCIPAL', { tenantId: districtId, organizationId: 'org_elsewhere' });
    // Who sees requests of all of the district shares those of the own school.
    expect((await create(held, elsewhere)).__typename).toMatch(/^Not(Found|Permitted)$/);
    expect((await create(held, personWith('TEACHER', { tenantId: districtId }))).__typename).toBe(
      'NotPermitted',
    );
    expect((await create(held, superintendent, { purpose: 'BUDGET_REVIEW' })).path).toEqual([
      'input',
      'purpose',
    ]);
  });

  it('never shares what holds students, and tells nobody else of it', async () => {
    const lead = personWith('DATA_LEAD', { tenantId: districtId, personId: 'per_dana' });
    const roster = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
    const sentId = await acts.sent({ purpose: 'ROSTER', name: 'roster.zip' }, roster, lead);
    await world.exported(districtId, 'ONEROSTER_12_CSV');
    const { files } = identityModels(world.deps.connection);
    const made = await files.findOne({ kind: 'EXPORT' }).lean();
    for (const id of [sentId, made?._id ?? 'none']) {
      expect(await create(id)).toMatchObject({
        __typename: 'StudentRecordsNotShared',
        path: ['input', 'objectId'],
      });
      const stranger = personWith('SUPERINTENDENT', { tenantId: otherId });
      expect((await create(id, stranger)).__typename).toBe('NotFound');
    }
  });

  it('is refused for a file that nothing holds yet, with words for its sender alone', async () => {
    const id = await acts.sent({ name: 'unheld.txt' }, text, principal);
    expect(await create(id, principal)).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'objectId'],
    });
    expect((await create(id)).__typename).toBe('NotFound');
    expect((await create('fil_00000000-0000-7000-8000-000000000001')).__typename).toBe('NotFound');
  });
});
