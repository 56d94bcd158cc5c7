import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { EditionState } from './edition-state.tsx';

const EditionTable_edition = graphql(`
  fragment EditionTable_edition on ProgramEdition {
    id label status startsOn endsOn signUpCount capacity
    program { id name }
    mySignUp { id state }
    findings { code sessionNumber }
  }
`);

interface Props {
  readonly editions: readonly FragmentType<typeof EditionTable_edition>[];
  readonly caption: string;
  readonly sortParam?: string;
}

/** Editions with their dates, where they stand and how many have signed up. */
export function EditionTable({ editions, caption, sortParam = 'sort-editions' }: Props) {
  const say = useSay();
  const formats = useFormats();
  const rows = readFragment(EditionTable_edition, editions);
  const hasFindings = rows.some(({ findings }) => (findings?.length ?? 0) > 0);
  type Row = (typeof rows)[number];
  return (
    <ListTable
      caption={caption}
      sortParam={sortParam}
      exportAs="editions"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'program',
          head: say('column.program'),
          value: ({ program }) => program.name,
          cell: ({ id, program, label }) => (
            <Link to={`/programs/${program.id}/editions/${id}`}>
              {program.name} {label}
            </Link>
          ),
        },
        {
          key: 'status',
          head: say('column.state'),
          value: ({ status }) => say(`edition.status.${status}`),
          cell: ({ status }) => <EditionState status={status} />,
        },
        {
          key: 'starts',
          head: say('column.starts'),
          value: ({ startsOn }) => startsOn,
          cell: ({ startsOn }) => startsOn && formats.day(startsOn),
        },
        {
          key: 'ends',
          head: say('column.ends'),
          value: ({ endsOn }) => endsOn,
          cell: ({ endsOn }) => endsOn && formats.day(endsOn),
        },
        {
          key: 'mine',
          head: say('column.mySignUp'),
          value: ({ mySignUp }) => (mySignUp ? 1 : 0),
          cell: ({ mySignUp }) => mySignUp?.state === 'ACTIVE' && say('edition.signedUp'),
        },
        {
          key: 'count',
          head: say('column.signUps'),
          isNumber: true,
          value: ({ signUpCount }) => signUpCount,
          cell: ({ signUpCount, capacity }) =>
            signUpCount !== null &&
            (capacity === null ? signUpCount : say('edition.ofSeats', { count: signUpCount, capacity })),
        },
        ...(hasFindings
          ? [
              {
                key: 'findings',
                head: say('column.findings'),
                isNumber: true,
                value: ({ findings }: Row) => findings?.length,
                cell: ({ findings }: Row) => findings?.length,
              },
            ]
          : []),
      ]}
    />
  );
}
