import { Menu } from '@mantine/core';
import { roleFacts } from '@quad/kernel';
import { useEffect, useRef, useState } from 'react';
import { Link, useMatch } from 'react-router';
import { signOut } from '../graph/session.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { rolesOf, useViewer } from '../viewer/viewer.tsx';
import { initialsOf } from './initials.ts';
import { LookItems } from './look-items.tsx';

/** Who is signed in, their roles to switch between, language and colours, and the way out. */
export function AccountMenu() {
  const say = useSay();
  const viewer = useViewer();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  // The button that was pressed gave way to this one: it takes the focus over, so that it also gets it back.
  useEffect(() => {
    button.current?.focus();
    setIsOpen(true);
  }, []);
  const home = useMatch('/home/:role');
  const roles = rolesOf(viewer);
  return (
    <Menu
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={264}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button
          ref={button}
          type="button"
          className="account-button"
          aria-label={`${initialsOf(viewer.displayName)}, ${say('account.label')}`}
        >
          {initialsOf(viewer.displayName)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{viewer.displayName ?? say('account.unknown')}</Menu.Label>
        {viewer.personId !== null && (
          <Menu.Item component={Link} to={`/people/${viewer.personId}`}>
            <Say id="account.myPage" />
          </Menu.Item>
        )}
        {roles.length > 0 && <Menu.Label>{say('account.roles')}</Menu.Label>}
        {roles.map((role) => (
          <Menu.Item
            key={role}
            component={Link}
            to={roleFacts(role).homePath}
            aria-current={home?.pathname === roleFacts(role).homePath ? 'page' : undefined}
          >
            {say(`role.${role}`)}
          </Menu.Item>
        ))}
        <LookItems />
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>
          <Say id="act.signOut" />
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
