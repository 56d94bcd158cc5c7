import { describe, expect, it } from 'vitest';
import { inDays } from '../stage/days.ts';
import { heldBack } from '../stage/held-back.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { ask, tokenFor } from '../stage/people.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const superintendent = personOfRole('SUPERINTENDENT');
const state = personOfRole('STATE_ADMIN');
/** What is known of shares is kept for 20 seconds on each side, and asked again by a reload. */
const withinAMinuteMs = 60_000;

describe('a share', () => {
  it('lets a partner read one request with names alone, until it is revoked', async () => {
    await using office = await door.enter();
    await office.comeAs(superintendent.displayName);
    await office.open('/offering-requests');
    await office.page.getByRole('rowheader').getByRole('link').first().click();
    await office.page.waitForURL(/\/offering-requests\/ofr_/);
    const path = new URL(office.page.url()).pathname;
    const id = path.split('/').at(-1) ?? '';
    const part = office.page.getByRole('region', { name: 'Shared with others' });
    const nobody = part.getByText('This is shared with nobody outside.');
    await nobody.waitFor();
    // Nobody is what is known, never what is not known yet.
    const letGo = await heldBack(office.page, 'SharesGivenQuery');
    await office.page.reload();
    await part.getByText('Loading').waitFor();
    expect(await nobody.count()).toBe(0);
    letGo();
    await nobody.waitFor();
    const title = (await office.page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const token = await tokenFor({ as: state.email });
    const seenByState = async () => {
      const { data } = await ask<{ offeringRequest: object | null }>(
        token,
        'query StageShared($id: ID!) { offeringRequest(id: $id) { offering { title } district { name } requestedBy { displayName title givenName familyName email sourcedId roles { id } organizations { name } } } }',
        { id },
      );
      return data?.offeringRequest ?? null;
    };
    expect(await seenByState()).toBeNull();

    await part.getByRole('button', { name: 'Share', exact: true }).focus();
    await office.page.keyboard.press('Enter');
    const dialog = office.page.getByRole('dialog', { name: 'Share' });
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await expect.poll(() => dialog.getByText('Choose one.').count()).toBe(3);
    const audience = dialog.getByLabel('With whom');
    // With whom one can share is asked when the dialog opens.
    const ofState = audience.locator('option', { hasText: /department of education|state/i }).first();
    const stateName = (await ofState.textContent()) ?? '';
    await audience.selectOption(stateName);
    await dialog.getByLabel('Purpose').selectOption('Planning together');
    await dialog.getByLabel('Last day').fill(inDays(30));
    await office.expectAccessible();
    await office.screenshot('shares', 'dialog');
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    const given = part.getByRole('table', { name: 'With whom this is shared' });
    await given.getByRole('row').filter({ hasText: stateName }).waitFor();

    await expect.poll(seenByState, { timeout: withinAMinuteMs, interval: 2_000 }).not.toBeNull();
    expect(await seenByState()).toMatchObject({
      requestedBy: { givenName: null, familyName: null, email: null, sourcedId: null, roles: [] },
    });

    await using capital = await door.enter({ width: 320, colorScheme: 'dark' });
    await capital.comeAs(state.displayName);
    await capital.open('/shared');
    await capital.page.getByRole('heading', { level: 1, name: 'Shared with us' }).waitFor();
    const received = capital.page.getByRole('table', { name: 'What others share with you' });
    await received.getByRole('link', { name: title }).waitFor();
    expect(await capital.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await capital.expectAccessible();
    await capital.screenshot('shares', 'phone');
    await received.getByRole('link', { name: title }).click();
    await capital.page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await capital.page.getByRole('region', { name: 'Shared with others' }).count()).toBe(0);

    await given.getByRole('button', { name: `Revoke the share with ${stateName}` }).click();
    const asked = office.page.getByRole('dialog', { name: `Stop sharing with ${stateName}?` });
    await asked.getByRole('button', { name: 'Revoke', exact: true }).click();
    await asked.getByText('Say why.').waitFor();
    await asked.getByLabel('Why').fill('The plan is made.');
    await asked.getByRole('button', { name: 'Revoke', exact: true }).click();
    await given.getByRole('cell', { name: 'Revoked', exact: true }).waitFor();
    await expect.poll(seenByState, { timeout: withinAMinuteMs, interval: 2_000 }).toBeNull();
    await capital.open('/shared');
    await capital.page.getByText('Nobody shares anything with you now.').waitFor();
  });

  it('is not for those who do not share, and never for students’ records', async () => {
    await using classroom = await door.enter();
    await classroom.comeAs(personOfRole('STUDENT').displayName);
    await classroom.page.getByRole('navigation', { name: 'Main' }).getByRole('link').first().waitFor();
    expect(await classroom.page.getByRole('link', { name: 'Shared with us' }).count()).toBe(0);
    const token = await tokenFor({ as: superintendent.email });
    const { data } = await ask<{ shareCreate: { __typename: string } }>(
      token,
      'mutation StageShareStudent($input: ShareCreateInput!) { shareCreate(input: $input) { __typename } }',
      {
        input: {
          clientMutationId: 'student',
          objectId: 'stu_00000000-0000-7000-8000-000000000001',
          audience: { organizationId: 'org_1' },
          purpose: 'PEER_LEARNING',
          until: `${inDays(30)}T00:00:00Z`,
        },
      },
    );
    expect(data?.shareCreate.__typename).toBe('StudentRecordsNotShared');
  });
});
