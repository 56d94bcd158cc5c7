import { Link, useParams } from 'react-router';
import { graphql, readFragment } from '../__generated__/index.ts';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { BudgetRequestState } from '../features/budget-requests/budget-request-state.tsx';
import { CostLines } from '../features/budget-requests/cost-lines.tsx';
import { Decision } from '../features/budget-requests/decision.tsx';
import { RequestHistory } from '../features/budget-requests/request-history.tsx';
import { RequestPage_request } from '../features/budget-requests/request-page-fragment.ts';
import { StageTotals } from '../features/budget-requests/stage-totals.tsx';
import { Submission } from '../features/budget-requests/submission.tsx';
import { Sharing } from '../features/shares/sharing.tsx';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';
import { useFormats } from '../i18n/use-formats.ts';
import { useViewer } from '../viewer/viewer.tsx';

const BudgetRequestRouteQuery = graphql(`
  query BudgetRequestRouteQuery($id: ID!) {
    budgetRequest(id: $id) { id ...RequestPage_request }
  }
`);

/** A budget request: what it is, where it stands, the next act, its stages, its lines, its history. */
export function BudgetRequestRoute() {
  const say = useSay();
  const formats = useFormats();
  const viewer = useViewer();
  const { id = '' } = useParams();
  const query = useRouteQuery(BudgetRequestRouteQuery, { id });
  return (
    <QueryStates
      query={query}
      pick={(data) => data.budgetRequest && readFragment(RequestPage_request, data.budgetRequest)}
    >
      {(request) => (
        <Page
          title={request.title}
          kind={say('budgetRequest.kind')}
          where={
            <>
              <BudgetRequestState state={request.state} />
              <strong>{formats.money(request.total)}</strong>
              <span className="dim">{say(`budgetRequest.turn.${request.state}`)}</span>
            </>
          }
        >
          <Facts
            facts={[
              {
                name: say('column.department'),
                value: request.department?.name ?? (request.requestedBy && say('word.wholeDistrict')),
              },
              {
                name: say('column.requestedBy'),
                value: request.requestedBy && (
                  <Link to={`/people/${request.requestedBy.id}`}>{request.requestedBy.displayName}</Link>
                ),
              },
              { name: say('column.fiscalYear'), value: request.fiscalYear },
              { name: say('column.participants'), value: request.participants },
              {
                name: say('column.submittedOn'),
                value: request.submittedAt && formats.instant(request.submittedAt),
              },
              { name: say('budgetRequest.decidedBy'), value: request.decidedBy?.displayName },
              { name: say('budgetRequest.decisionNote'), value: request.decisionNote },
              {
                name: say('budgetRequest.offering'),
                value: request.offeringRequest && (
                  <Link to={`/offering-requests/${request.offeringRequest.id}`}>
                    {say('budgetRequest.showOffering')}
                  </Link>
                ),
              },
              { name: say('column.version'), value: request.version },
            ]}
          />
          {request.state === 'SUBMITTED' && viewer.can('APPROVE_BUDGET_REQUEST') && (
            <Part title={say('decision.title')}>
              <Decision
                request={request}
                isOwn={request.requestedBy?.id === viewer.personId && viewer.personId !== null}
              />
            </Part>
          )}
          {request.state === 'DRAFT' && viewer.can('SUBMIT_BUDGET_REQUEST') && (
            <Part title={say('submission.title')}>
              <Submission request={request} />
            </Part>
          )}
          <Part title={say('stages.title')}>
            <StageTotals request={request} />
          </Part>
          <Part title={say('costLines.title')}>
            <CostLines request={request} />
          </Part>
          <Sharing objectId={request.id} objectType="BUDGET_REQUEST" ownerId={request.district.id} />
          <Part title={say('word.activity')}>
            <RequestHistory request={request} />
          </Part>
        </Page>
      )}
    </QueryStates>
  );
}
