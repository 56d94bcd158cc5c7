import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { DataTable } from '../../components/data-table.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { useSay } from '../../i18n/say.tsx';
import { periodLines } from './period-lines.ts';

const PeriodGrid_grid = graphql(`
  fragment PeriodGrid_grid on PeriodGrid {
    title hasClash
    term { id title }
    rows { period hasClash sections { id title courseTitle location studentCount class { id } teachers { id displayName } } }
  }
`);

interface Props {
  readonly grid: FragmentType<typeof PeriodGrid_grid>;
  /** A teacher's grid names rooms, a room's grid names teachers. */
  readonly of: 'teacher' | 'room';
}

/** Period by period, what is taught; two sections in one period are marked as a clash. */
export function PeriodGrid({ grid, of }: Props) {
  const say = useSay();
  const { language } = useLanguage();
  const { term, rows, hasClash } = readFragment(PeriodGrid_grid, grid);
  return (
    <>
      {hasClash && (
        <p>
          <StateWord tone="bad" word={say('grid.hasClash')} />
        </p>
      )}
      <DataTable
        caption={term ? say('grid.caption', { term: term.title }) : say('grid.captionAllTerms')}
        rows={periodLines(rows)}
        rowKey={({ key }) => key}
        locale={language}
        sort={null}
        columns={[
          {
            key: 'period',
            head: say('column.period'),
            cell: ({ period, hasClash: clashes }) => (
              <>
                {period}
                {clashes && <span className="clash"> {say('grid.clash')}</span>}
              </>
            ),
          },
          {
            key: 'section',
            head: say('column.class'),
            cell: ({ section }) =>
              section ? (
                <Link to={`/classes/${section.class.id}`}>{section.title}</Link>
              ) : (
                <span className="dim">{say('grid.free')}</span>
              ),
          },
          {
            key: 'with',
            head: of === 'teacher' ? say('column.room') : say('column.teachers'),
            cell: ({ section }) =>
              of === 'teacher'
                ? section?.location
                : section?.teachers.map((teacher) => teacher.displayName).join(', '),
          },
          {
            key: 'students',
            head: say('column.students'),
            isNumber: true,
            cell: ({ section }) => section?.studentCount,
          },
        ]}
      />
    </>
  );
}
