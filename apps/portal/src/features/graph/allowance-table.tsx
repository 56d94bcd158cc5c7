import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import type { Allowance } from './read-limits.ts';

const kinds = { person: 'graph.who.person', vendor: 'graph.who.vendor', public: 'graph.who.public' } as const;

/** Who may ask for how much, in points. */
export function AllowanceTable({ allowances }: { readonly allowances: readonly Allowance[] }) {
  const say = useSay();
  const formats = useFormats();
  const wordOf = (who: string) => (who in kinds ? say(kinds[who as keyof typeof kinds]) : who);
  return (
    <ListTable
      caption={say('graph.limits.caption')}
      rows={allowances}
      rowKey={({ who }) => who}
      exportAs="limits"
      columns={[
        {
          key: 'who',
          head: say('graph.column.client'),
          value: ({ who }) => wordOf(who),
          cell: ({ who }) => wordOf(who),
        },
        {
          key: 'points',
          head: say('graph.column.pointsPerMinute'),
          isNumber: true,
          value: ({ pointsPerMinute }) => pointsPerMinute,
          cell: ({ pointsPerMinute }) => formats.count(pointsPerMinute),
        },
        {
          key: 'cost',
          head: say('graph.column.operationCost'),
          isNumber: true,
          value: ({ operationCost }) => operationCost,
          cell: ({ operationCost }) => formats.count(operationCost),
        },
        {
          key: 'documents',
          head: say('graph.column.documents'),
          value: ({ isRegisteredOnly }) => (isRegisteredOnly ? 1 : 0),
          cell: ({ isRegisteredOnly }) =>
            say(isRegisteredOnly ? 'graph.documents.registered' : 'graph.documents.any'),
        },
      ]}
    />
  );
}
