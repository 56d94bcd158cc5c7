import { Modal } from '@mantine/core';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { useAct } from '../../graph/use-act.ts';
import { Say, useSay } from '../../i18n/say.tsx';
import { useNotify } from '../../look/notify.ts';
import { useViewer } from '../../viewer/viewer.tsx';
import { actsLost } from './acts-lost.ts';

const EndRole_grant = graphql(`
  fragment EndRole_grant on RoleGrant {
    id role source
    organization { id name }
    person { id displayName roles { id role organization { id } } }
  }
`);

const EndRoleMutation = graphql(`
  mutation EndRoleMutation($input: EndRoleGrantInput!) {
    endRoleGrant(input: $input) {
      __typename
      ... on RoleGrantEnded { roleGrant { id until } }
      ... on NotPermitted { action }
      ... on NotFound { message }
      ... on InvalidInput { path }
    }
  }
`);

interface Props {
  readonly grant: FragmentType<typeof EndRole_grant>;
  readonly onClose: () => void;
}

/** Asks before a role ends, and names what its holder loses with it. */
export function EndRole({ grant: masked, onClose }: Props) {
  const say = useSay();
  const notify = useNotify();
  const { personId } = useViewer();
  const grant = readFragment(EndRole_grant, masked);
  const act = useAct(EndRoleMutation, (data) => data.endRoleGrant, 'RoleGrantEnded', {
    refetchQueries: ['RolesRouteQuery'],
  });
  const others = (grant.person?.roles ?? []).filter(({ id }) => id !== grant.id);
  const placed = ({ role, organization }: (typeof others)[number]) => ({
    role,
    organizationId: organization?.id ?? null,
  });
  const lost = actsLost(
    { role: grant.role, organizationId: grant.organization?.id ?? null },
    others.map(placed),
  );
  const words = {
    role: say(`role.${grant.role}`),
    person: grant.person?.displayName ?? '',
    place: grant.organization?.name ?? '',
  };
  const end = async () => {
    if (!(await act.perform({ input: { roleGrantId: grant.id } }))) return;
    notify(say('endRole.done', words));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('endRole.title', words)}
      closeButtonProps={{ 'aria-label': say('act.close') }}
      // Outside of an article a header is a banner, of which the page has one already.
      attributes={{ header: { role: 'presentation' } }}
    >
      {others.length === 0 && <p>{say('endRole.last', words)}</p>}
      {lost.length === 0 ? (
        <p>{say('endRole.losesNothing', words)}</p>
      ) : (
        <>
          <p>{say('endRole.loses', words)}</p>
          <ul>
            {lost.map((action) => (
              <li key={action}>{say(`act.${action}`)}</li>
            ))}
          </ul>
        </>
      )}
      {grant.person?.id === personId && <Note tone="wait">{say('endRole.own')}</Note>}
      {grant.source === 'ROSTER' && <Note tone="wait">{say('endRole.roster', words)}</Note>}
      <ProblemNote problem={act.problem} />
      <div className="row">
        <Button onClick={() => void end()} isUnderWay={act.isUnderWay}>
          <Say id="act.endRole" />
        </Button>
        <Button variant="plain" onClick={onClose}>
          <Say id="act.keepRole" />
        </Button>
      </div>
    </Modal>
  );
}
