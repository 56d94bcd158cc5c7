import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { inDays } from '../stage/days.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { ask, tokenFor } from '../stage/people.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const offering = 'Equity-driven schedules from student data';
const stages = ['Planning', 'Delivery', 'Coaching', 'Evaluation'];

const approve = /* GraphQL */ `
  mutation StageApprove($input: ApproveBudgetRequestInput!) {
    approveBudgetRequest(input: $input) {
      __typename
      ... on UserError { message }
    }
  }
`;

/** The step at which the request stands, as it is told to a screen reader. */
const stepOf = (page: Page, word: string) =>
  page.getByRole('list', { name: 'Steps of the request' }).locator('[aria-current=step]', { hasText: word });

/** What `approveBudgetRequest` answers a person, asked past the portal. */
async function approveAs(email: string, budgetRequestId: string): Promise<string | undefined> {
  const token = await tokenFor({ as: email });
  const { data } = await ask<{ budgetRequest: { version: number } | null }>(
    token,
    'query StageVersion($id: ID!) { budgetRequest(id: $id) { version } }',
    { id: budgetRequestId },
  );
  const answer = await ask<{ approveBudgetRequest: { __typename: string } }>(token, approve, {
    input: { id: budgetRequestId, expectedVersion: data?.budgetRequest?.version ?? 1 },
  });
  return answer.data?.approveBudgetRequest.__typename;
}

describe('the act across sides', () => {
  it('goes from a requested offering over its budget request to a funded and scheduled one', async () => {
    const principal = personOfRole('PRINCIPAL');
    const officer = personOfRole('BUDGET_OFFICER');
    await using asker = await door.enter();
    await using decider = await door.enter();

    await asker.comeAs(principal.displayName);
    await asker.open('/offerings');
    await asker.page.getByRole('link', { name: offering }).click();
    await asker.page.getByRole('heading', { level: 1, name: offering }).waitFor();
    await asker.expectAccessible();
    const form = asker.page.getByRole('form', { name: 'Request this offering' });
    await form.getByLabel('Method').selectOption({ label: 'In person' });
    await form.getByLabel('Participants').fill('');
    await form.getByRole('button', { name: 'Request offering' }).click();
    await form.locator('[aria-invalid=true]').and(form.getByLabel('Participants')).waitFor();
    await form.getByLabel('Participants').fill('18');
    await form.getByLabel('Preferred start').fill(inDays(60));
    await form.getByLabel('Note').fill('For the mathematics and science teams.');
    await asker.expectAccessible();
    await asker.screenshot('the-act', '1-form');
    await form.getByRole('button', { name: 'Request offering' }).click();

    await asker.page.waitForURL('**/offering-requests/*');
    const offeringRequestPath = new URL(asker.page.url()).pathname;
    // The page looks again by itself until the other side has answered.
    await stepOf(asker.page, 'Budget requested').waitFor();
    await asker.expectAccessible();
    await asker.screenshot('the-act', '2-budget-requested');

    await asker.page
      .getByRole('region', { name: 'Budget request' })
      .getByRole('link', { name: offering })
      .click();
    await asker.page.waitForURL('**/budget-requests/*');
    const budgetRequestPath = new URL(asker.page.url()).pathname;
    const budgetRequestId = budgetRequestPath.split('/').at(-1) ?? '';
    const page = asker.page.getByRole('main');
    await page.getByText('A budget officer or the superintendent decides.').waitFor();
    for (const stage of stages) {
      await page
        .getByRole('table', { name: 'Cost by stage' })
        .getByRole('row', { name: new RegExp(`^${stage} Planned \\$[1-9]`) })
        .waitFor();
      expect(
        await page
          .getByRole('region', { name: 'Cost lines' })
          .getByRole('row')
          .filter({ hasText: stage })
          .count(),
        `lines of ${stage}`,
      ).toBeGreaterThan(0);
    }
    await asker.expectAccessible();
    await asker.screenshot('the-act', '3-budget-request');
    expect(await page.getByRole('button', { name: 'Approve request' }).count()).toBe(0);
    expect(await approveAs(principal.email, budgetRequestId)).toBe('NotPermitted');

    await decider.comeAs(officer.displayName);
    await decider.page
      .getByRole('region', { name: 'Budget requests waiting for a decision' })
      .locator(`a[href="${budgetRequestPath}"]`)
      .click();
    await decider.page.getByLabel(/^Note/).fill('The plan covers all four stages.');
    await decider.expectAccessible();
    await decider.page.getByRole('button', { name: 'Approve request' }).click();
    await decider.page.getByRole('main').getByText('Nobody has to act: it is funded.').waitFor();
    await decider.page
      .getByRole('region', { name: 'Activity' })
      .getByText(`Approved · ${officer.displayName}`)
      .waitFor();
    expect(await decider.page.getByRole('button', { name: 'Approve request' }).count()).toBe(0);
    await decider.expectAccessible();
    await decider.screenshot('the-act', '4-approved');

    await asker.open(offeringRequestPath);
    const steps = asker.page.getByRole('list', { name: 'Steps of the request' });
    await steps.locator('[data-step=done]', { hasText: 'Scheduled' }).waitFor();
    expect(await steps.locator('[data-step=done]').count()).toBe(4);
    await asker.page.getByRole('region', { name: 'Facts' }).getByText('Scheduled for').waitFor();
    await asker.expectAccessible();
    await asker.screenshot('the-act', '5-scheduled');
  });

  it('lets nobody approve what they requested themselves, whatever their role', async () => {
    const superintendent = personOfRole('SUPERINTENDENT');
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(superintendent.displayName);
    const own = { name: 'Equity audit of trend and transcript data' };
    // What waits for others does not wait for who asked.
    const waiting = page.getByRole('region', { name: 'Budget requests waiting for a decision' });
    await waiting.getByRole('link').first().waitFor();
    expect(await waiting.getByRole('link', own).count()).toBe(0);
    await visitor.open('/budget-requests?state=SUBMITTED');
    await page.getByRole('link', own).click();
    await page.getByRole('region', { name: 'Decision', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Approve request' }).count()).toBe(0);
    await visitor.expectAccessible();
    await visitor.screenshot('the-act', 'own-request');
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect(await approveAs(superintendent.email, id)).toBe('RequesterCannotApprove');
  });
});

describe('a budget request', () => {
  it('S2-06 without coaching and evaluation lines is not submitted', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs('Finn Crane');
    await page
      .getByRole('region', { name: 'Drafts to submit' })
      .getByRole('link', { name: 'One-to-one device workshops' })
      .click();
    await page.getByText('No money is planned for: Coaching, Evaluation.').waitFor();
    expect(await page.getByRole('button', { name: 'Waive missing stages' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Submit request' }).click();
    await page.getByRole('alert').getByText('These stages have no money: Coaching, Evaluation.').waitFor();
    await page.getByText('The requester completes and submits it.').waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('the-act', 'S2-06-refused');
  });

  it('S2-06 is drafted without these lines, waived with a reason, and then submitted', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs('Finn Crane');
    await visitor.open('/budget-requests');
    await page.getByRole('link', { name: 'New budget request' }).click();
    const form = page.getByRole('form', { name: 'Budget request' });
    await form.getByRole('button', { name: 'Save draft' }).click();
    await form.getByRole('alert').getByText('Fill in at least one line.').waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('the-act', 'S2-06-editor');
    await form.getByLabel('Title').fill('Projector renewal workshops');
    for (const [stage, description, quantity, cost] of [
      ['Planning', 'Planning day', '2', '420'],
      ['Delivery', 'Workshop leader, per day', '3', '1,800.50'],
    ] as const) {
      const line = form.getByRole('group').nth(stages.indexOf(stage));
      expect(await line.getByLabel('Stage').locator('option:checked').textContent()).toBe(stage);
      await line.getByLabel('What is paid').fill(description);
      await line.getByLabel('Quantity').fill(quantity);
      await line.getByLabel('Unit cost').fill(cost);
    }
    await form.getByText('Total $6,241.50').waitFor();
    await form.getByRole('button', { name: 'Save draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'Projector renewal workshops' }).waitFor();

    await page
      .getByLabel('Reason for a waiver')
      .fill('The vendor coaches and evaluates under its own contract.');
    await page.getByRole('button', { name: 'Waive missing stages' }).click();
    await page.getByText(/Finn Crane waived on .*: Coaching, Evaluation/).waitFor();
    await page
      .getByRole('note')
      .getByText('The vendor coaches and evaluates under its own contract.')
      .waitFor();
    await page.getByRole('button', { name: 'Submit request' }).click();
    await page.getByText('A budget officer or the superintendent decides.').waitFor();
    expect(await page.getByRole('button', { name: 'Submit request' }).count()).toBe(0);
    await visitor.expectAccessible();
    await visitor.screenshot('the-act', 'S2-06-submitted');
  });
});
