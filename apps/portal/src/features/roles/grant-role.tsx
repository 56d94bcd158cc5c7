import { NativeSelect, TextInput } from '@mantine/core';
import { type Role, roleFacts } from '@quad/kernel';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { Say, useSay } from '../../i18n/say.tsx';
import { useNotify } from '../../look/notify.ts';
import { useViewer } from '../../viewer/viewer.tsx';
import { HeldRoles } from './held-roles.tsx';
import { type ChosenPerson, PersonChoice } from './person-choice.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { endOfDay, grantableRoles } from './role-choices.ts';
import { useGrantRole } from './use-grant-role.ts';

/** The form of a grant: who gets which role where, and until when. */
export function GrantRole({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const notify = useNotify();
  const { personId, organizationId, organizationKind } = useViewer();
  const { grant, isUnderWay, isEndOver, problem } = useGrantRole();
  const [person, setPerson] = useState<ChosenPerson | null>(null);
  const [role, setRole] = useState<Role | null>(null);
  const [placeId, setPlaceId] = useState<string | null>(null);
  const [lastDay, setLastDay] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [isDayBroken, setIsDayBroken] = useState(false);
  const roles = grantableRoles(organizationKind);
  const wanted = (value: unknown) => (isTried && value === null ? say('grantRole.choose') : null);
  const dayFault = isDayBroken ? say('grantRole.wholeDay') : isEndOver ? say('grantRole.past') : null;
  const send = async (isDayWhole: boolean) => {
    setIsTried(true);
    setIsDayBroken(!isDayWhole);
    if (!isDayWhole) return;
    if (person === null || role === null || placeId === null) return;
    const until = lastDay === '' ? null : endOfDay(lastDay);
    if (!(await grant({ personId: person.id, role, organizationId: placeId, until }))) return;
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
        // A day that is typed by half is empty to a script, and would be a role without end.
        void send(event.currentTarget.checkValidity());
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
        error={dayFault}
      />
      <ProblemNote problem={problem} />
      <div className="row">
        <Button type="submit" isUnderWay={isUnderWay}>
          <Say id="act.grantRole" />
        </Button>
      </div>
    </form>
  );
}
