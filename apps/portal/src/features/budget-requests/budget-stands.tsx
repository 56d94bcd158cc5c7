import { Link } from 'react-router';
import type { BudgetRequestState as State } from '../../__generated__/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { DataTable } from '../../components/data-table.tsx';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { BudgetRequestState } from './budget-request-state.tsx';
import { sumOf } from './sums.ts';

const BudgetStands_request = graphql(`
  fragment BudgetStands_request on BudgetRequest { id state total { amountCents currency } }
`);

const states: readonly State[] = ['DRAFT', 'SUBMITTED', 'APPROVED', 'REFUSED'];

interface Props {
  readonly requests: readonly FragmentType<typeof BudgetStands_request>[];
  /** Whether there are more requests than were counted. */
  readonly isPart: boolean;
}

/** Requests and dollars by state; each line opens to its requests. */
export function BudgetStands({ requests, isPart }: Props) {
  const say = useSay();
  const formats = useFormats();
  const { language } = useLanguage();
  const all = readFragment(BudgetStands_request, requests);
  const rows = states.map((state) => {
    const inState = all.filter((request) => request.state === state);
    return { state, count: inState.length, total: sumOf(inState.map(({ total }) => total)) };
  });
  const total = sumOf(all.map((request) => request.total));
  return (
    <DataTable
      caption={say(isPart ? 'budgetStands.captionPart' : 'budgetStands.caption', { count: all.length })}
      locale={language}
      sort={null}
      rows={rows}
      rowKey={({ state }) => state}
      columns={[
        {
          key: 'state',
          head: say('column.state'),
          cell: ({ state }) => <BudgetRequestState state={state} />,
          total: say('column.total'),
        },
        {
          key: 'count',
          head: say('column.requests'),
          isNumber: true,
          cell: ({ state, count }) => (
            <Link
              to={`/budget-requests?state=${state}`}
              aria-label={say('budgetStands.show', { count, state: say(`budgetRequest.state.${state}`) })}
            >
              {formats.count(count)}
            </Link>
          ),
          total: formats.count(all.length),
        },
        {
          key: 'total',
          head: say('column.amount'),
          isNumber: true,
          cell: (row) => row.total && formats.money(row.total),
          ...(total && { total: formats.money(total) }),
        },
      ]}
    />
  );
}
