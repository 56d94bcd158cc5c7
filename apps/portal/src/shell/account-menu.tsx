import { Menu } from '@mantine/core';
import { roleFacts } from '@quad/kernel';
import { useRef } from 'react';
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
  const home = useMatch('/home/:role');
  const roles = rolesOf(viewer);
  return (
    <Menu
      defaultOpened
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
      {/* The button that was pressed gave way to this one, so that Mantine does not find the way back to it. */}
      <Menu.Dropdown onKeyDown={({ key }) => key === 'Escape' && button.current?.focus()}>
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
