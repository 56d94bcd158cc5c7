import { useNavigate } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Page } from '../components/page.tsx';
import { useKeptDraft } from '../features/budget-requests/kept-draft.ts';
import { firstLines, lineInput } from '../features/budget-requests/line-values.ts';
import { RequestEditor, type RequestValues } from '../features/budget-requests/request-editor.tsx';
import { useMutationKey } from '../graph/mutation-key.ts';
import { ProblemNote } from '../graph/problem-note.tsx';
import { QueryStates } from '../graph/query-states.tsx';
import { useAct } from '../graph/use-act.ts';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';
import { useNotify } from '../look/notify.ts';
import { type Place, placesOf } from './request-places.ts';

const NewBudgetRequestRouteQuery = graphql(`
  query NewBudgetRequestRouteQuery {
    viewer {
      organization {
        id
        departments(first: 200) { edges { cursor node { id name type } } pageInfo { hasNextPage endCursor } }
      }
      roles { id role organization { id name type } }
    }
  }
`);

const DraftMutation = graphql(`
  mutation DraftMutation($input: DraftBudgetRequestInput!) {
    draftBudgetRequest(input: $input) {
      __typename
      ... on BudgetRequestDrafted { budgetRequest { id title } }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
    }
  }
`);

/** The editor of a new request; it begins with one line for each stage. */
export function NewBudgetRequestRoute() {
  const say = useSay();
  const query = useRouteQuery(NewBudgetRequestRouteQuery, {});
  return (
    <QueryStates query={query} pick={(data) => placesOf(data.viewer, 'DRAFT_BUDGET_REQUEST')}>
      {(places) => (
        <Page title={say('budgetEditor.newTitle')}>
          <p className="reading dim">{say('budgetEditor.help')}</p>
          <NewRequest departments={places.filter(({ type }) => type === 'DEPARTMENT')} />
        </Page>
      )}
    </QueryStates>
  );
}

function NewRequest({ departments }: { readonly departments: readonly Place[] }) {
  const say = useSay();
  const notify = useNotify();
  const navigate = useNavigate();
  const mutation = useMutationKey();
  const [values, change, forget] = useKeptDraft('quad.budget-request.new', {
    title: '',
    departmentId: departments[0]?.id ?? '',
    fiscalYear: new Date().getFullYear() + (new Date().getMonth() >= 6 ? 1 : 0),
    lines: firstLines(),
  });
  const act = useAct(DraftMutation, (data) => data.draftBudgetRequest, 'BudgetRequestDrafted', {
    refetchQueries: ['BudgetRequestsRouteQuery', 'HomeRouteQuery'],
  });
  const save = async (ready: RequestValues) => {
    const done = await act.perform({
      input: {
        clientMutationId: mutation.key(),
        title: ready.title,
        fiscalYear: ready.fiscalYear,
        lines: ready.lines.map(lineInput),
        ...(ready.departmentId !== '' && { departmentId: ready.departmentId }),
      },
    });
    if (done?.__typename !== 'BudgetRequestDrafted') return;
    mutation.renew();
    forget();
    notify(say('budgetEditor.saved', { title: done.budgetRequest.title }));
    void navigate(`/budget-requests/${done.budgetRequest.id}`);
  };
  return (
    <RequestEditor
      values={values}
      onChange={change}
      departments={departments}
      isNew
      currency="USD"
      isUnderWay={act.isUnderWay}
      onSave={(ready) => void save(ready)}
      problem={<ProblemNote problem={act.problem} />}
    />
  );
}
