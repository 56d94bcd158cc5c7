import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemoDistrict } from '@quad/demo-district';
import { writePackage } from '@quad/oneroster';
import { describe, expect, inject, it } from 'vitest';
import { inDays } from '../stage/days.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { ask, tokenFor } from '../stage/people.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const schedule = Buffer.from('Period,Starts,Ends\n1,08:00,08:50\n2,08:55,09:45\n');

/** A request for the offering that needs current schedules, as a principal makes it. */
async function requested(token: string): Promise<string> {
  const { data } = await ask<{
    offerings: { edges: { node: { id: string; number: number; methods: string[] } }[] };
  }>(token, '{ offerings(first: 50) { edges { node { id number methods } } } }');
  const offering = data?.offerings.edges.find(({ node }) => node.number === 1)?.node;
  const roles = await ask<{ viewer: { roles: { role: string; organization: { id: string } }[] } }>(
    token,
    '{ viewer { roles { role organization { id } } } }',
  );
  const school = roles.data?.viewer.roles.find(({ role }) => role === 'PRINCIPAL')?.organization.id;
  const answer = await ask<{ requestOffering: { offeringRequest?: { id: string } } }>(
    token,
    `mutation StageRequest($input: RequestOfferingInput!) {
      requestOffering(input: $input) { ... on OfferingRequested { offeringRequest { id } } ... on UserError { message path } } }`,
    {
      input: {
        clientMutationId: crypto.randomUUID(),
        offeringId: offering?.id,
        schoolId: school,
        method: offering?.methods[0],
        participants: 8,
      },
    },
  );
  const id = answer.data?.requestOffering.offeringRequest?.id;
  if (id === undefined) throw new Error(JSON.stringify(answer));
  return id;
}

const status = async (path: string, token: string | null) =>
  (
    await fetch(`${inject('quadUrl')}${path}`, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    })
  ).status;

/** A partner fetches the file that is shared with it, by its page and by a link, until the share is taken back. */
async function isSharedUntilRevoked(path: string): Promise<void> {
  const superintendent = await tokenFor({ as: personOfRole('SUPERINTENDENT').email });
  const state = personOfRole('STATE_ADMIN');
  const partner = await tokenFor({ as: state.email });
  const objectId = path.split('/').at(-1);
  const of = await ask<{ viewer: { roles: { role: string; organization: { id: string } }[] } }>(
    partner,
    '{ viewer { roles { role organization { id } } } }',
  );
  const organizationId = of.data?.viewer.roles.find(({ role }) => role === 'STATE_ADMIN')?.organization.id;
  expect(await status(path, partner)).toBe(404);
  const made = await ask<{ shareCreate: { share?: { id: string } } }>(
    superintendent,
    'mutation StageShareFile($input: ShareCreateInput!) { shareCreate(input: $input) { ... on ShareCreated { share { id } } ... on UserError { message } } }',
    {
      input: {
        clientMutationId: crypto.randomUUID(),
        objectId,
        audience: { organizationId },
        purpose: 'JOINT_PLANNING',
        until: `${inDays(30)}T00:00:00Z`,
      },
    },
  );
  const shareId = made.data?.shareCreate.share?.id;
  if (shareId === undefined) throw new Error(JSON.stringify(made));
  await expect.poll(() => status(path, partner), { timeout: 60_000, interval: 2_000 }).toBe(200);

  await using visitor = await door.enter({ width: 390, colorScheme: 'dark' });
  await visitor.comeAs(state.displayName);
  await visitor.open('/shared');
  const received = visitor.page.getByRole('table', { name: 'What others share with you' });
  const link = received.getByRole('link', { name: 'bell.csv' });
  await link.waitFor();
  await visitor.expectAccessible();
  await visitor.screenshot('files', 'shared');
  const fetched = await visitor.page.request.get((await link.getAttribute('href')) ?? '');
  expect([fetched.status(), await fetched.body()]).toEqual([200, schedule]);

  const linked = await ask<{ fileLinkCreate: { linkPath: string } }>(
    partner,
    'mutation StageSharedLink($input: FileLinkCreateInput!) { fileLinkCreate(input: $input) { ... on FileLink { linkPath: path } } }',
    { input: { fileId: objectId, minutes: 15 } },
  );
  const lent = linked.data?.fileLinkCreate.linkPath ?? '';
  expect(await status(lent, null)).toBe(200);
  await ask(
    superintendent,
    'mutation StageEndShare($input: ShareRevokeInput!) { shareRevoke(input: $input) { __typename } }',
    { input: { shareId, reason: 'The plan is made.' } },
  );
  expect(await status(lent, null)).toBe(403);
  await expect.poll(() => status(path, partner), { timeout: 60_000, interval: 2_000 }).toBe(404);
}

describe('files', () => {
  it('are provided as schedules over a line that breaks, and fetched by who reads the request alone', async () => {
    const principal = personOfRole('PRINCIPAL');
    const token = await tokenFor({ as: principal.email });
    const requestId = await requested(token);
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(principal.displayName);
    await visitor.open(`/offering-requests/${requestId}`);
    const form = page.getByRole('region', { name: 'Provide current schedules' });
    const button = form.getByRole('button', { name: 'Provide schedules' });
    await button.waitFor();
    await visitor.expectAccessible();

    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/csv', buffer });
    const chooser = form.locator('input[type=file]');
    await chooser.setInputFiles(file('bell.pdf', schedule));
    expect(await button.isDisabled()).toBe(true);
    await form.getByLabel('No student is named or shown in this file').check();
    await button.click();
    await form.getByRole('alert').filter({ hasText: 'is not what its name says' }).waitFor();
    await visitor.expectAccessible();

    let broken = 0;
    await page.route('**/files/*', async (route) => {
      const isFirst = route.request().method() === 'PUT' && broken === 0;
      if (!isFirst) return route.continue();
      broken += 1;
      return route.abort('connectionreset');
    });
    await chooser.setInputFiles(file('bell.csv', schedule));
    await button.focus();
    await page.keyboard.press('Enter');
    const link = page.getByRole('link', { name: 'bell.csv (1 KB)' });
    await link.waitFor();
    expect(broken).toBe(1);
    await visitor.expectAccessible();
    await visitor.screenshot('files', 'schedules');

    const path = (await link.getAttribute('href')) ?? '';
    const fetched = await page.request.get(path);
    expect([fetched.status(), await fetched.body()]).toEqual([200, schedule]);
    expect(fetched.headers()).toMatchObject({
      'content-type': 'text/csv',
      'content-disposition': 'attachment; filename="bell.csv"; filename*=UTF-8\'\'bell.csv',
      'x-content-type-options': 'nosniff',
    });
    const officer = await tokenFor({ as: personOfRole('BUDGET_OFFICER').email });
    const teacher = await tokenFor({ as: personOfRole('TEACHER').email });
    // Whoever reads the request reads its files once directory was told.
    await expect.poll(() => status(path, officer), { timeout: 20_000 }).toBe(200);
    expect([await status(path, teacher), await status(path, null)]).toEqual([404, 404]);

    const made = await ask<{ fileLinkCreate: { linkPath: string } }>(
      officer,
      'mutation StageLink($input: FileLinkCreateInput!) { fileLinkCreate(input: $input) { ... on FileLink { linkPath: path } } }',
      { input: { fileId: path.split('/').at(-1), minutes: 1 } },
    );
    const signed = made.data?.fileLinkCreate.linkPath ?? '';
    expect([await status(signed, null), await status(`${signed.slice(0, -4)}AAAA`, null)]).toEqual([
      200, 403,
    ]);
    await isSharedUntilRevoked(path);
  });

  it('are rosters too: a data leader sends one by the page and sees its import', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quad-files-journey-'));
    const zip = join(folder, 'neighbor.zip');
    await writePackage(zip, createDemoDistrict('files', '2026-11-02').neighbor.roster, { version: '1.2' });
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('DATA_LEAD').displayName);
    await visitor.open('/imports');
    const form = page.getByRole('region', { name: 'Import a roster' });
    await form.locator('input[type=file]').setInputFiles(zip);
    await form.getByLabel('Dry run: check only, keep nothing').check();

    // Held back until it was given up; nothing of it stays.
    const held = Promise.withResolvers<void>();
    await page.route('**/files/*', async (route) => {
      await held.promise;
      await route.abort().catch(() => undefined);
    });
    await form.getByRole('button', { name: 'Import roster' }).click();
    await page.getByRole('button', { name: 'Cancel upload' }).click();
    await page.getByRole('button', { name: 'Cancel upload' }).waitFor({ state: 'detached' });
    held.resolve();
    await page.unroute('**/files/*');

    const imports = page.getByRole('table', { name: 'Roster imports, newest first' });
    const before = await imports.getByRole('rowheader').count();
    await form.getByRole('button', { name: 'Import roster' }).click();
    await expect.poll(() => imports.getByRole('rowheader').count(), { timeout: 30_000 }).toBe(before + 1);
    await rm(folder, { recursive: true, force: true });
  });
});
