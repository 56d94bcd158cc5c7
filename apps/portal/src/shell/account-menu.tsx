import { Button, Menu } from '@mantine/core';
import { roleFacts } from '@quad/kernel';
import { Link, useMatch } from 'react-router';
import { signOut } from '../graph/session.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { rolesOf, useViewer } from '../viewer/viewer.tsx';
import { LookItems } from './look-items.tsx';

/** Who is signed in, their roles to switch between, language and colours, and the way out. */
export function AccountMenu() {
  const say = useSay();
  const viewer = useViewer();
  const home = useMatch('/home/:role');
  const roles = rolesOf(viewer);
  return (
    <Menu position="bottom-end" width={264} withinPortal={false}>
      <Menu.Target>
        <Button variant="subtle" color="gray" c="inherit" px={8} aria-label={say('account.label')}>
          {initialsOf(viewer.displayName)}
        </Button>
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

function initialsOf(name: string | null): string {
  const words = (name ?? '').split(/\s+/).filter((word) => word !== '');
  return (
    [words.at(0), words.length > 1 ? words.at(-1) : undefined]
      .map((word) => word?.[0] ?? '')
      .join('')
      .toUpperCase() || '•'
  );
}
