import { join } from 'node:path';
import { importPackage, inviteAdministrator, openGraph } from '@quad/cli';
import { createDemoDistrict, toOneRosterTables } from '@quad/demo-district';
import { writePackage } from '@quad/oneroster';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOwnQuad } from '../stage/own-quad.ts';
import { askAsPortal } from '../stage/portal-documents.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const email = 'avery.stone@stonebrook.example';
const password = 'granite under the brook';

/** The code that an authenticator app shows, `steps` of 30 s from now. */
function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
}

async function signIn(page: Page, code: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** What a first administrator is there for: to let someone of the staff lead the district in Quad. */
async function grantFirstOfStaff(page: Page, districtId: string): Promise<object> {
  const { data } = await askAsPortal<{
    organization: { staff: { edges: { node: { id: string } }[] } };
  }>(page, 'StaffChoicesQuery', { tenantId: districtId, text: '' });
  const input = {
    clientMutationId: 'first-superintendent',
    personId: data.organization.staff.edges[0]?.node.id,
    role: 'SUPERINTENDENT',
    organizationId: districtId,
  };
  const granted = await askAsPortal<{ grantRole: object }>(page, 'GrantRoleMutation', { input });
  return granted.data.grantRole;
}

describe('the first administrator of a district that is no demo', () => {
  let own: Awaited<ReturnType<typeof startOwnQuad>>;
  let districtId = '';
  let link = '';

  beforeAll(async () => {
    own = await startOwnQuad();
    const file = join(own.dataDir, 'stonebrook.zip');
    await writePackage(file, toOneRosterTables(createDemoDistrict('stonebrook', '2026-11-02')), {
      version: '1.2',
    });
    const graph = await openGraph(own.env);
    const wish = {
      file,
      districtName: 'Stonebrook Schools',
      isDemo: false,
      mode: 'STRICT',
      isDryRun: false,
    } as const;
    const imported = await importPackage(graph, wish, () => undefined);
    expect(imported.job.state).toBe('COMPLETED');
    districtId = imported.districtId ?? '';
    link = `${own.quad.url}${(await inviteAdministrator(graph, districtId, email)).invitationUrlPath}`;
  });
  afterAll(() => own?.close());

  it('sets up an account by the link, lands on the home, signs out and in again; the link is good once', async () => {
    await using visitor = await door.enter({ width: 390, colorScheme: 'dark' });
    const { page } = visitor;
    await visitor.open(link);
    await page.getByRole('heading', { level: 1, name: 'Your account for Stonebrook Schools' }).waitFor();
    await visitor.expectAccessible();
    await page.getByLabel('Given name').fill('Avery');
    await page.getByLabel('Family name').fill('Stone');
    await page.getByLabel('Password', { exact: true }).fill(`my ${email}`);
    await page.getByLabel('Password again').fill(password);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').getByText('Leave your e-mail out of the password.').waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('first-administrator', 'details');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Password again').fill(password);
    await page.getByRole('button', { name: 'Continue' }).click();

    await page.getByRole('heading', { level: 1, name: 'Add the code of your phone' }).waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('first-administrator', 'code');
    const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Code', { exact: true }).fill(codeOf(secret));
    await page.getByRole('button', { name: 'Finish and sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Platform team' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/home/platform');
    expect(await grantFirstOfStaff(page, districtId)).toMatchObject({ __typename: 'RoleGranted' });
    await page.getByRole('button', { name: 'Account and roles' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL((url) => url.pathname === '/signed-out');

    await visitor.open(`${own.quad.url}/auth/sign-in?returnTo=/`);
    await visitor.expectAccessible();
    await visitor.screenshot('first-administrator', 'sign-in');
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await signIn(page, '000000');
    await page.getByRole('alert').getByText('E-mail, password or code is not right').waitFor();
    await visitor.expectAccessible();
    // The code of now was used to finish; the next one counts already.
    await signIn(page, codeOf(secret, 1));
    await page.getByRole('heading', { level: 1, name: 'Platform team' }).waitFor();

    await using other = await door.enter({ locale: 'es-MX' });
    await other.open(link);
    await other.page.getByText('Ya se usó.').waitFor();
    await other.expectAccessible();
    await other.page.getByRole('link', { name: 'Entrar' }).click();
    await other.page.getByLabel('Correo electrónico').waitFor();
  });
});
