import { useSay } from '../../i18n/say.tsx';
import type { ChosenPerson } from './person-choice.tsx';

/** What a person holds already, so that nobody grants it twice. */
export function HeldRoles({ person }: { readonly person: ChosenPerson }) {
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
