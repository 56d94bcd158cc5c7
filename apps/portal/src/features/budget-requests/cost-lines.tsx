import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const CostLines_request = graphql(`
  fragment CostLines_request on BudgetRequest {
    id
    total { amountCents currency }
    lines {
      id stage season category description quantity fund
      unitCost { amountCents currency }
      total { amountCents currency }
    }
  }
`);

/** Every cost line by stage and season, with the total. */
export function CostLines({ request: masked }: { readonly request: FragmentType<typeof CostLines_request> }) {
  const say = useSay();
  const formats = useFormats();
  const { lines, total } = readFragment(CostLines_request, masked);
  return (
    <ListTable
      caption={say('costLines.caption')}
      exportAs="cost-lines"
      sortParam="sort-lines"
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'description',
          head: say('column.costLine'),
          value: ({ description }) => description,
          cell: ({ description }) => description,
          total: say('column.total'),
        },
        {
          key: 'stage',
          head: say('column.stage'),
          value: ({ stage }) => say(`stage.${stage}`),
          cell: ({ stage }) => say(`stage.${stage}`),
        },
        {
          key: 'season',
          head: say('column.season'),
          value: ({ season }) => say(`season.${season}`),
          cell: ({ season }) => say(`season.${season}`),
        },
        {
          key: 'category',
          head: say('column.category'),
          value: ({ category }) => say(`category.${category}`),
          cell: ({ category }) => say(`category.${category}`),
        },
        { key: 'fund', head: say('column.fund'), value: ({ fund }) => fund, cell: ({ fund }) => fund },
        {
          key: 'quantity',
          head: say('column.quantity'),
          isNumber: true,
          value: ({ quantity }) => quantity,
          cell: ({ quantity }) => formats.count(quantity),
        },
        {
          key: 'unit',
          head: say('column.unitCost'),
          isNumber: true,
          value: ({ unitCost }) => unitCost.amountCents / 100,
          cell: ({ unitCost }) => formats.money(unitCost),
        },
        {
          key: 'total',
          head: say('column.amount'),
          isNumber: true,
          value: (line) => line.total.amountCents / 100,
          cell: (line) => formats.money(line.total),
          total: formats.money(total),
        },
      ]}
    />
  );
}
