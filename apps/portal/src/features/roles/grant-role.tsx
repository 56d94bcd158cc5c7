import { NativeSelect, TextInput } from '@mantine/core';
import { type Role, roleFacts } from '@quad/kernel';
import { useState } from 'react';
import { graphql } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { useMutationKey } from '../../graph/mutation-key.ts';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { useAct } from '../../graph/use-act.ts';
import { Say, useSay } from '../../i18n/say.tsx';
import { useNotify } from '../../look/notify.ts';
import { useViewer } from '../../viewer/viewer.tsx';
import { type ChosenPerson, PersonChoice } from './person-choice.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { endOfDay, grantableRoles } from './role-choices.ts';

const GrantRoleMutation = graphql(`
  mutation GrantRoleMutation($input: GrantRoleInput!) {
    grantRole(input: $input) {
      __typename
      ... on RoleGranted { roleGrant { id person { id roles { id } } } }
      ... on NotPermitted { action }
      ... on NotFound { message }
      ... on InvalidInput { path }
    }
  }
`);

/** The form of a grant: who gets which role where, and until when. */
export function GrantRole({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const notify = useNotify();
  const { personId, organizationId, organizationKind } = useViewer();
  const mutation = useMutationKey();
  const [person, setPerson] = useState<ChosenPerson | null>(null);
  const [role, setRole] = useState<Role | null>(null);
  const [placeId, setPlaceId] = useState<string | null>(null);
  const [lastDay, setLastDay] = useState('');
  const [isTried, setIsTried] = useState(false);
  const act = useAct(GrantRoleMutation, (data) => data.grantRole, 'RoleGranted', {
    refetchQueries: ['RolesRouteQuery'],
  });
  const roles = grantableRoles(organizationKind);
  const wanted = (value: unknown) => (isTried && value === null ? say('grantRole.choose') : null);
  const isPast = act.problem?.typename === 'InvalidInput' && pathOf(act.problem.facts).includes('until');
  const send = async () => {
    setIsTried(true);
    if (person === null || role === null || placeId === null) return;
    const until = lastDay === '' ? null : endOfDay(lastDay);
    const done = await act.perform({
      input: { clientMutationId: mutation.key(), personId: person.id, role, organizationId: placeId, until },
    });
    if (done === null) return;
    mutation.renew();
    notify(say('grantRole.done', { role: say(`role.${role}`), person: person.displayName }));
    onClose();
  };
  return (
    <form
      className="stack"
      aria-label={say('act.grantRole')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <PersonChoice
        tenantId={organizationId}
        readerId={personId}
        chosen={person}
        onChoose={setPerson}
        error={wanted(person)}
      />
      {person !== null && <HeldRoles person={person} />}
      <NativeSelect
        label={say('column.role')}
        value={role ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setRole(roles.find((known) => known === chosen) ?? null);
          setPlaceId(null);
        }}
        error={wanted(role)}
        data={[
          { value: '', label: say('grantRole.chooseRole') },
          ...roles.map((value) => ({ value, label: say(`role.${value}`) })),
        ]}
      />
      {role !== null && (
        <PlaceChoice
          kind={roleFacts(role).grantedOn}
          chosen={placeId}
          onChoose={setPlaceId}
          error={wanted(placeId)}
        />
      )}
      <TextInput
        type="date"
        label={say('grantRole.lastDay')}
        description={say('grantRole.lastDayHelp')}
        value={lastDay}
        onChange={(event) => setLastDay(event.currentTarget.value)}
        error={isPast ? say('grantRole.past') : null}
      />
      <ProblemNote problem={isPast ? null : act.problem} />
      <div className="row">
        <Button type="submit" isUnderWay={act.isUnderWay}>
          <Say id="act.grantRole" />
        </Button>
      </div>
    </form>
  );
}

/** What the person holds already, so that nobody grants it twice. */
function HeldRoles({ person }: { readonly person: ChosenPerson }) {
  const say = useSay();
  const held = person.roles.map(({ role, organization }) =>
    say('person.roleAt', { role: say(`role.${role}`), place: organization?.name ?? '' }),
  );
  return (
    <p className="small dim" style={{ margin: 0 }}>
      {held.length === 0 ? say('grantRole.holdsNone') : say('grantRole.holds', { roles: held.join('; ') })}
    </p>
  );
}

function pathOf({ path }: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.isArray(path) ? path : [];
}
