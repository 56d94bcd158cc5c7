import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const SignUpList_signUp = graphql(`
  fragment SignUpList_signUp on SignUp {
    id state signedUpAt
    edition { id label startsOn program { id name } }
  }
`);

/** The programs that a person has signed up for. */
export function SignUpList({
  signUps,
}: {
  readonly signUps: readonly FragmentType<typeof SignUpList_signUp>[];
}) {
  const say = useSay();
  const formats = useFormats();
  return (
    <ListTable
      caption={say('signUps.caption')}
      sortParam="sort-programs"
      rows={readFragment(SignUpList_signUp, signUps)}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'program',
          head: say('column.program'),
          value: ({ edition }) => edition?.program.name,
          cell: ({ edition }) =>
            edition && (
              <Link to={`/programs/${edition.program.id}/editions/${edition.id}`}>
                {edition.program.name} {edition.label}
              </Link>
            ),
        },
        {
          key: 'state',
          head: say('column.state'),
          value: ({ state }) => say(`signUp.state.${state}`),
          cell: ({ state }) => say(`signUp.state.${state}`),
        },
        {
          key: 'at',
          head: say('column.signedUpOn'),
          value: ({ signedUpAt }) => signedUpAt,
          cell: ({ signedUpAt }) => formats.day(signedUpAt),
        },
      ]}
    />
  );
}
