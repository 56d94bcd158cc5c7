import { Link, useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Facts } from '../components/facts.tsx';
import { Note } from '../components/note.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { BudgetRequestTable } from '../features/budget-requests/budget-request-table.tsx';
import { OfferingRequestState } from '../features/offering-requests/offering-request-state.tsx';
import { OfferingRequestSteps } from '../features/offering-requests/offering-request-steps.tsx';
import { ProvideSchedules } from '../features/offering-requests/provide-schedules.tsx';
import { ProvidedSchedules } from '../features/offering-requests/provided-schedules.tsx';
import { Sharing } from '../features/shares/sharing.tsx';
import { useLive } from '../graph/events/use-live.ts';
import { OrMissing } from '../graph/or-missing.tsx';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';
import { useFormats } from '../i18n/use-formats.ts';
import { useViewer } from '../viewer/viewer.tsx';

const OfferingRequestRouteQuery = graphql(`
  query OfferingRequestRouteQuery($id: ID!, $mayReadBudgets: Boolean!) {
    offeringRequest(id: $id) {
      id state participants method preferredStartsOn note requestedAt
      offering { id title }
      district { id }
      school { id name }
      department { id name }
      requestedBy { id displayName }
      learningSession { id startsOn }
      findings { code }
      schedules { ...ProvidedSchedules_schedules }
      budgetRequest { id ...BudgetRequestTable_request @include(if: $mayReadBudgets) }
      ...OfferingRequestSteps_request
    }
  }
`);

const isMissing = (findings: readonly { readonly code: string }[]) =>
  findings.some(({ code }) => code === 'SCHEDULES_MISSING' || code === 'SCHEDULE_FILES_REFUSED');

export function OfferingRequestRoute() {
  const say = useSay();
  const formats = useFormats();
  const { can, organizationId } = useViewer();
  // The money of a request that another district shares is not shared with it.
  const isOwn = (districtId: string) => districtId === organizationId;
  const { id = '' } = useParams();
  const query = useRouteQuery(OfferingRequestRouteQuery, { id, mayReadBudgets: can('READ_BUDGET_REQUESTS') });
  const state = query.data?.offeringRequest?.state;
  const isMoving = state === 'REQUESTED' || state === 'FUNDED';
  const { retry } = query;
  useLive(query, { kind: 'pathways.offeringRequest', id, isMoving });
  return (
    <QueryStates query={query} pick={(data) => data.offeringRequest}>
      {(request) => (
        <Page
          title={request.offering.title}
          kind={say('offeringRequest.kind')}
          where={<OfferingRequestState state={request.state} />}
        >
          <OfferingRequestSteps request={request} />
          {request.findings.map(({ code }) => (
            <Note key={code} tone="wait">
              {say(`offeringRequest.finding.${code}`)}
            </Note>
          ))}
          <Part title={say('word.facts')}>
            <Facts
              facts={[
                {
                  name: say('column.offering'),
                  value: <Link to={`/offerings/${request.offering.id}`}>{request.offering.title}</Link>,
                },
                {
                  name: say('column.for'),
                  value:
                    request.school?.name ??
                    request.department?.name ??
                    (request.requestedBy && say('word.wholeDistrict')),
                },
                {
                  name: say('column.requestedBy'),
                  value: request.requestedBy && (
                    <Link to={`/people/${request.requestedBy.id}`}>{request.requestedBy.displayName}</Link>
                  ),
                },
                { name: say('column.requestedOn'), value: formats.instant(request.requestedAt) },
                { name: say('column.participants'), value: request.participants },
                { name: say('requestOffering.method'), value: say(`method.${request.method}`) },
                {
                  name: say('requestOffering.startsOn'),
                  value: request.preferredStartsOn && formats.day(request.preferredStartsOn),
                },
                {
                  name: say('offeringRequest.scheduledFor'),
                  value: request.learningSession && formats.longDay(request.learningSession.startsOn),
                },
                { name: say('requestOffering.note'), value: request.note },
              ]}
            />
          </Part>
          {(request.schedules !== null || isMissing(request.findings)) && (
            <Part title={say('schedules.title')}>
              {request.schedules !== null && <ProvidedSchedules schedules={request.schedules} />}
              {can('REQUEST_OFFERING') && isMissing(request.findings) && (
                <ProvideSchedules requestId={request.id} onProvided={retry} />
              )}
            </Part>
          )}
          <Sharing objectId={request.id} objectType="OFFERING_REQUEST" ownerId={request.district.id} />
          {can('READ_BUDGET_REQUESTS') && isOwn(request.district.id) && request.state !== 'REQUESTED' && (
            <Part title={say('offeringRequest.budget')}>
              <OrMissing value={request.budgetRequest} side="budgets" missing={query.missing}>
                {(budget) => <BudgetRequestTable requests={[budget]} />}
              </OrMissing>
            </Part>
          )}
        </Page>
      )}
    </QueryStates>
  );
}
