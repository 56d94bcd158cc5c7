import { AppShell, Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Navigation } from './navigation.tsx';

/** The frame around every page: skip link, header, navigation, main. */
export function Frame({
  onSearch,
  children,
}: {
  readonly onSearch: () => void;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const viewer = useViewer();
  const [isOpen, nav] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
    >
      <a className="skip" href="#main">
        <Say id="nav.skip" />
      </a>
      <AppShell.Header>
        <div className="shell-header">
          <Burger
            opened={isOpen}
            onClick={nav.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={say('nav.toggle')}
            aria-expanded={isOpen}
          />
          <Link className="shell-brand" to="/">
            <Mark />
            <Say id="brand" />
          </Link>
          <span className="shell-tenant small">
            {viewer.organizationName}
            {viewer.isDemo && ` · ${say('brand.demo')}`}
          </span>
          <span className="shell-grow" />
          <button type="button" className="search-button" onClick={onSearch} aria-label={say('search.open')}>
            <span>{say('search.open')}</span>
            <kbd className="key">{say('keys.searchKey')}</kbd>
          </button>
          <AccountMenu />
        </div>
      </AppShell.Header>
      <AppShell.Navbar component="div">
        <Navigation onGo={nav.close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="6" fill="#0b5f6b" />
      <path d="M7 7h7v7H7zM18 7h7v7h-7zM7 18h7v7H7zM18 18h7v7h-7z" fill="#fff" />
    </svg>
  );
}
