import { Link } from 'react-router';
import type { RoleGrantTable_GrantFragment } from '../../__generated__/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { ListTable } from '../../components/list-table.tsx';
import { Say, useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const RoleGrantTable_grant = graphql(`
  fragment RoleGrantTable_grant on RoleGrant {
    id role from until source
    person { id displayName }
    organization { id name }
    grantedBy { id displayName }
    ...EndRole_grant
  }
`);

interface Props {
  readonly grants: readonly FragmentType<typeof RoleGrantTable_grant>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly onEnd: (grant: RoleGrantTable_GrantFragment) => void;
}

/** Who holds which role where, since when, until when and by whom; a role is ended in its row. */
export function RoleGrantTable({ grants, onEnd, ...paging }: Props) {
  const say = useSay();
  const formats = useFormats();
  const givenBy = ({ grantedBy, source }: RoleGrantTable_GrantFragment) =>
    grantedBy?.displayName ?? say(`roles.source.${source}`);
  return (
    <ListTable
      caption={say('roles.caption')}
      exportAs="people-and-roles"
      rows={readFragment(RoleGrantTable_grant, grants)}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'person',
          head: say('column.name'),
          value: ({ person }) => person?.displayName,
          cell: ({ person }) => person && <Link to={`/people/${person.id}`}>{person.displayName}</Link>,
        },
        {
          key: 'role',
          head: say('column.role'),
          value: ({ role }) => say(`role.${role}`),
          cell: ({ role }) => say(`role.${role}`),
        },
        {
          key: 'at',
          head: say('column.organization'),
          value: ({ organization }) => organization?.name,
          cell: ({ organization }) => organization?.name,
        },
        {
          key: 'since',
          head: say('column.since'),
          value: ({ from }) => from,
          cell: ({ from }) => formats.dayOf(from),
        },
        {
          key: 'until',
          head: say('column.lastDay'),
          value: ({ until }) => until,
          cell: ({ until }) => (until === null ? say('roles.noEnd') : formats.lastDayBefore(until)),
        },
        { key: 'by', head: say('column.grantedBy'), value: givenBy, cell: givenBy },
        {
          key: 'end',
          head: say('column.act'),
          cell: (grant) => (
            <Button
              variant="plain"
              isSmall
              onClick={() => onEnd(grant)}
              aria-label={say('roles.endOf', {
                role: say(`role.${grant.role}`),
                person: grant.person?.displayName ?? '',
                place: grant.organization?.name ?? '',
              })}
            >
              <Say id="act.endRole" />
            </Button>
          ),
        },
      ]}
    />
  );
}
