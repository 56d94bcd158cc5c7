import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { BudgetRequestState } from './budget-request-state.tsx';
import { sumOf } from './sums.ts';

const BudgetRequestTable_request = graphql(`
  fragment BudgetRequestTable_request on BudgetRequest {
    id title state fiscalYear submittedAt missingStages
    total { amountCents currency }
    department { id name }
    requestedBy { id displayName }
  }
`);

interface Props {
  readonly requests: readonly FragmentType<typeof BudgetRequestTable_request>[];
  readonly caption?: string;
  readonly sortParam?: string;
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
}

/** Budget requests with their state and amount, and the total of what is shown. */
export function BudgetRequestTable({ requests, caption, sortParam = 'sort-budgets', ...paging }: Props) {
  const say = useSay();
  const formats = useFormats();
  const rows = readFragment(BudgetRequestTable_request, requests);
  const total = sumOf(rows.map((row) => row.total));
  return (
    <ListTable
      caption={caption ?? say('budgetRequests.caption')}
      exportAs="budget-requests"
      sortParam={sortParam}
      rows={rows}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'title',
          head: say('column.request'),
          value: ({ title }) => title,
          cell: ({ id, title }) => <Link to={`/budget-requests/${id}`}>{title}</Link>,
          total: say('column.total'),
        },
        {
          key: 'state',
          head: say('column.state'),
          value: ({ state }) => say(`budgetRequest.state.${state}`),
          cell: ({ state }) => <BudgetRequestState state={state} />,
        },
        {
          key: 'department',
          head: say('column.department'),
          value: ({ department }) => department?.name,
          cell: ({ department }) => department?.name,
        },
        {
          key: 'by',
          head: say('column.requestedBy'),
          value: ({ requestedBy }) => requestedBy?.displayName,
          cell: ({ requestedBy }) => requestedBy?.displayName,
        },
        {
          key: 'submitted',
          head: say('column.submittedOn'),
          value: ({ submittedAt }) => submittedAt,
          cell: ({ submittedAt }) => submittedAt && formats.day(submittedAt),
        },
        {
          key: 'year',
          head: say('column.fiscalYear'),
          isNumber: true,
          value: ({ fiscalYear }) => fiscalYear,
          cell: ({ fiscalYear }) => fiscalYear,
        },
        {
          key: 'total',
          head: say('column.amount'),
          isNumber: true,
          value: ({ total: amount }) => amount.amountCents / 100,
          cell: ({ total: amount }) => formats.money(amount),
          ...(total && { total: formats.money(total) }),
        },
      ]}
    />
  );
}
