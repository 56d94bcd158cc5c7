import { randomUUID } from 'node:crypto';
import { ensureDemo, type GraphClient, graphWith, mintToken, openGraph } from '@quad/cli';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startOwnQuad } from '../stage/own-quad.ts';

interface Request {
  readonly id: string;
  readonly state: string;
  readonly budgetRequest: { readonly id: string; readonly state: string; readonly version: number } | null;
  readonly learningSession: { readonly id: string; readonly startsOn: string } | null;
  readonly history: readonly { readonly state: string }[];
}

const REQUEST = /* GraphQL */ `
  mutation StageRequestOffering($input: RequestOfferingInput!) {
    requestOffering(input: $input) {
      __typename
      ... on OfferingRequested { offeringRequest { id } }
      ... on UserError { message }
    }
  }
`;

const READ = /* GraphQL */ `
  query StageOfferingRequest($id: ID!) {
    offeringRequest(id: $id) {
      id
      state
      budgetRequest { id state version }
      learningSession { id startsOn }
      history { state }
    }
  }
`;

const APPROVE = /* GraphQL */ `
  mutation StageApprove($input: ApproveBudgetRequestInput!) {
    approveBudgetRequest(input: $input) {
      __typename
      ... on UserError { message }
    }
  }
`;

const ALL_REQUESTS = /* GraphQL */ `
  query StageBudgetRequests {
    budgetRequests(first: 500) { edges { node { id offeringRequest { id } } } }
  }
`;

/** Where each victim dies: right after the request was acknowledged, and right after the approval. */
const victims = ['pathways', 'budgets', 'gateway', 'embedded-mongo'];

describe('the act across sides while processes are killed', () => {
  let own: Awaited<ReturnType<typeof startOwnQuad>>;
  let planner: GraphClient;
  let officer: GraphClient;
  let offeringId: string;

  beforeAll(async () => {
    own = await startOwnQuad();
    const operator = await openGraph(own.env);
    const signIns = await ensureDemo(operator, own.env, () => undefined);
    const as = async (role: string) => {
      const person = signIns.find((each) => each.role === role);
      return graphWith(own.env, (await mintToken(operator, { as: person?.email ?? '' })).access_token);
    };
    planner = await as('PLANNING_TEAM');
    officer = await as('BUDGET_OFFICER');
    const { offerings } = await planner.run<{
      offerings: { edges: { node: { id: string; requiresSchedules: boolean } }[] };
    }>('query StageOfferings { offerings(first: 20) { edges { node { id requiresSchedules } } } }');
    offeringId = offerings.edges.find(({ node }) => !node.requiresSchedules)?.node.id ?? '';
  });
  afterAll(() => own.close());

  const read = async (id: string) =>
    (await planner.run<{ offeringRequest: Request }>(READ, { id })).offeringRequest;

  it.each(victims)(
    'takes effect exactly once when %s is killed at both steps',
    async (victim) => {
      const input = {
        clientMutationId: randomUUID(),
        offeringId,
        method: 'VIRTUAL',
        participants: 20,
        note: `killing ${victim}`,
      };
      const { requestOffering } = await planner.run<{ requestOffering: { offeringRequest: { id: string } } }>(
        REQUEST,
        { input },
      );
      own.quad.killProcess(victim);
      const { id } = requestOffering.offeringRequest;

      const asked = await eventually(
        () => read(id),
        (request) => request.state === 'BUDGET_REQUESTED' && request.budgetRequest !== null,
      );
      const budgetRequest = asked.budgetRequest ?? { id: '', version: 0 };
      await eventually(
        async () => {
          const { approveBudgetRequest } = await officer.run<{
            approveBudgetRequest: { __typename: string };
          }>(APPROVE, {
            input: { id: budgetRequest.id, expectedVersion: budgetRequest.version },
          });
          return approveBudgetRequest.__typename;
        },
        // An approval whose answer was lost shows as "not submitted" or as another version when it is said again.
        (answer) => ['BudgetRequestApproved', 'NotSubmitted', 'VersionConflict'].includes(answer),
      );
      own.quad.killProcess(victim);

      const ended = await eventually(
        () => read(id),
        (request) => request.state === 'SCHEDULED',
      );
      expect(ended.history.map(({ state }) => state)).toEqual([
        'REQUESTED',
        'BUDGET_REQUESTED',
        'FUNDED',
        'SCHEDULED',
      ]);
      expect(ended.learningSession?.startsOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      const all = await eventually(
        () =>
          officer.run<{ budgetRequests: { edges: { node: { offeringRequest: { id: string } | null } }[] } }>(
            ALL_REQUESTS,
          ),
        ({ budgetRequests }) => budgetRequests.edges.length > 0,
      );
      expect(all.budgetRequests.edges.filter(({ node }) => node.offeringRequest?.id === id)).toHaveLength(1);
    },
    240_000,
  );
});
