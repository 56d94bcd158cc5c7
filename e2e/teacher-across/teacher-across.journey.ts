import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { graphOf } from '../stage/graph.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { eventually } from '../stage/own-quad.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const title = 'Courses of study, approvals and sequencing';

describe('a teacher, seen across all sides', () => {
  const teacher = personOfRole('TEACHER');
  let teacherId: string;

  // What a teacher's year leaves behind: a program signed up for, an offering asked for them, money for it.
  beforeAll(async () => {
    const asTeacher = await graphOf(teacher.email);
    const { viewer, currentEditions } = await asTeacher.read<{
      viewer: { person: { id: string } };
      currentEditions: { edges: { node: { id: string; program: { name: string } } }[] };
    }>(
      'query StageTeacher { viewer { person { id } } currentEditions(first: 50) { edges { node { id program { name } } } } }',
    );
    teacherId = viewer.person.id;
    const edition = currentEditions.edges.find(({ node }) => node.program.name.startsWith('TRANSFORM'));
    const { signUp } = await asTeacher.read<{ signUp: { __typename: string } }>(
      'mutation StageSignUp($input: SignUpInput!) { signUp(input: $input) { __typename } }',
      { input: { clientMutationId: randomUUID(), editionId: edition?.node.id } },
    );
    expect(['SignedUp', 'AlreadySignedUp']).toContain(signUp.__typename);

    const asPrincipal = await graphOf(personOfRole('PRINCIPAL').email);
    const { offerings, viewer: principal } = await asPrincipal.read<{
      offerings: { edges: { node: { id: string; title: string } }[] };
      viewer: { person: { organizations: { id: string; type: string }[] } };
    }>(
      'query StageOfferings { offerings(first: 50) { edges { node { id title } } } viewer { person { organizations { id type } } } }',
    );
    const { requestOffering } = await asPrincipal.read<{
      requestOffering: { __typename: string; offeringRequest?: { id: string } };
    }>(
      'mutation StageRequest($input: RequestOfferingInput!) { requestOffering(input: $input) { __typename ... on OfferingRequested { offeringRequest { id } } } }',
      {
        input: {
          clientMutationId: randomUUID(),
          offeringId: offerings.edges.find(({ node }) => node.title === title)?.node.id,
          schoolId: principal.person.organizations.find(({ type }) => type === 'SCHOOL')?.id,
          method: 'VIRTUAL',
          participants: 6,
          forPersonIds: [teacherId],
        },
      },
    );
    expect(requestOffering.__typename).toBe('OfferingRequested');

    const asOfficer = await graphOf(personOfRole('BUDGET_OFFICER').email);
    const { offeringRequest } = await eventually(
      () =>
        asOfficer.read<{
          offeringRequest: { budgetRequest: { id: string; version: number; state: string } | null } | null;
        }>(
          'query StageBudget($id: ID!) { offeringRequest(id: $id) { budgetRequest { id version state } } }',
          { id: requestOffering.offeringRequest?.id },
        ),
      ({ offeringRequest: found }) => found?.budgetRequest?.state === 'SUBMITTED',
    );
    const { approveBudgetRequest } = await asOfficer.read<{ approveBudgetRequest: { __typename: string } }>(
      'mutation StageApprove($input: ApproveBudgetRequestInput!) { approveBudgetRequest(input: $input) { __typename } }',
      {
        input: {
          id: offeringRequest?.budgetRequest?.id,
          expectedVersion: offeringRequest?.budgetRequest?.version,
        },
      },
    );
    expect(approveBudgetRequest.__typename).toBe('BudgetRequestApproved');
  });

  it('shows schools, load and grid, programs, requests and money on one page from one request', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('SUPERINTENDENT').displayName);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname !== '/graphql') return;
      asked.push((JSON.parse(request.postData() ?? '{}') as { operationName?: string }).operationName ?? '');
    });
    // What the page before still asked for is not counted.
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) asked.length = 0;
    });
    await visitor.open(`/people/${teacherId}`);
    await page.getByRole('heading', { level: 1, name: teacher.displayName }).waitFor();
    const part = (name: string) => page.getByRole('region', { name, exact: true });
    await page.getByRole('definition').getByRole('link', { name: 'Lakeside Hills High School' }).waitFor();
    await part('Teaching load')
      .getByRole('row', { name: /Lakeside Hills High School Semester 1 [1-9]/ })
      .waitFor();
    await part('Periods').getByRole('link').first().waitFor();
    await part('Programs').getByText('TRANSFORM: Leaders Cohort').waitFor();
    await part('Requested offerings').getByRole('link', { name: title }).first().waitFor();
    await part('Requests paid by the department')
      .getByRole('row', { name: new RegExp(`${title} Approved .*\\$[1-9]`) })
      .first()
      .waitFor();
    // Whatever else it would ask it asks before it has nothing left to do.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    expect(asked.toSorted()).toEqual(['PersonRouteQuery', 'ShellRouteQuery']);
    await visitor.expectAccessible();
    await visitor.screenshot('teacher-across', 'person');
  });

  it('shows a coach of the school the teacher without money', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('COACH').displayName);
    await visitor.open(`/people/${teacherId}`);
    await page.getByRole('heading', { level: 1, name: teacher.displayName }).waitFor();
    await page.getByRole('region', { name: 'Teaching load' }).getByRole('row').first().waitFor();
    // What a role may not see is left out, not shown empty.
    expect(await page.getByRole('region', { name: 'Requests paid by the department' }).count()).toBe(0);
    expect(await page.getByRole('main').getByText('$').count()).toBe(0);
    await visitor.expectAccessible();
    await visitor.screenshot('teacher-across', 'colleague');
  });
});
