import { useNavigate, useParams } from 'react-router';
import type { EditBudgetRequestRouteQueryQuery } from '../__generated__/graphql.ts';
import { graphql } from '../__generated__/index.ts';
import { Page } from '../components/page.tsx';
import { useKeptDraft } from '../features/budget-requests/kept-draft.ts';
import { lineInput } from '../features/budget-requests/line-values.ts';
import { RequestEditor, type RequestValues } from '../features/budget-requests/request-editor.tsx';
import { ProblemNote } from '../graph/problem-note.tsx';
import { QueryStates } from '../graph/query-states.tsx';
import { useAct } from '../graph/use-act.ts';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';
import { useNotify } from '../look/notify.ts';

const EditBudgetRequestRouteQuery = graphql(`
  query EditBudgetRequestRouteQuery($id: ID!) {
    budgetRequest(id: $id) {
      id title version fiscalYear
      total { amountCents currency }
      department { id name }
      lines { id stage season category description quantity fund unitCost { amountCents currency } }
    }
  }
`);

const UpdateMutation = graphql(`
  mutation UpdateMutation($input: UpdateBudgetRequestInput!) {
    updateBudgetRequest(input: $input) {
      __typename
      ... on BudgetRequestUpdated { budgetRequest { id ...RequestPage_request } }
      ... on NotDraft { state }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
      ... on VersionConflict { currentVersion }
    }
  }
`);

type Request = NonNullable<EditBudgetRequestRouteQueryQuery['budgetRequest']>;

/** The editor of a draft; a change by someone else in between is shown, never overwritten. */
export function EditBudgetRequestRoute() {
  const say = useSay();
  const { id = '' } = useParams();
  const query = useRouteQuery(EditBudgetRequestRouteQuery, { id });
  return (
    <QueryStates query={query} pick={(data) => data.budgetRequest}>
      {(request) => (
        <Page title={say('budgetEditor.editTitle', { title: request.title })}>
          <EditRequest request={request} />
        </Page>
      )}
    </QueryStates>
  );
}

function EditRequest({ request }: { readonly request: Request }) {
  const say = useSay();
  const notify = useNotify();
  const navigate = useNavigate();
  const [values, change, forget] = useKeptDraft(
    `quad.budget-request.${request.id}.${request.version}`,
    valuesOf(request),
  );
  const act = useAct(UpdateMutation, (data) => data.updateBudgetRequest, 'BudgetRequestUpdated');
  const save = async (ready: RequestValues) => {
    const done = await act.perform({
      input: {
        id: request.id,
        expectedVersion: request.version,
        title: ready.title,
        lines: ready.lines.map(lineInput),
      },
    });
    if (!done) return;
    forget();
    notify(say('budgetEditor.saved', { title: ready.title }));
    void navigate(`/budget-requests/${request.id}`);
  };
  return (
    <RequestEditor
      values={values}
      onChange={change}
      departments={[]}
      isNew={false}
      currency={request.total.currency}
      isUnderWay={act.isUnderWay}
      onSave={(ready) => void save(ready)}
      problem={<ProblemNote problem={act.problem} />}
    />
  );
}

function valuesOf(request: Request): RequestValues {
  return {
    title: request.title,
    departmentId: request.department?.id ?? '',
    fiscalYear: request.fiscalYear,
    lines: request.lines.map((line) => ({
      key: line.id,
      stage: line.stage,
      season: line.season,
      category: line.category,
      description: line.description,
      quantity: String(line.quantity),
      unitCost: (line.unitCost.amountCents / 100).toFixed(2),
      fund: line.fund ?? '',
    })),
  };
}
