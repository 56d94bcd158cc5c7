import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';
import { AccountButton } from './account-button.tsx';
import { Navigation } from './navigation.tsx';

interface Props {
  readonly onSearch: () => void;
  readonly children: ReactNode;
}

/** The frame around every page: skip link, header, navigation, main. */
export function Frame({ onSearch, children }: Props) {
  const say = useSay();
  const viewer = useViewer();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="frame">
      <a className="skip" href="#main">
        <Say id="nav.skip" />
      </a>
      <header className="shell-header">
        <button
          type="button"
          className="shell-burger"
          aria-label={say('nav.toggle')}
          aria-expanded={isOpen}
          aria-controls="navigation"
          onClick={() => setIsOpen(!isOpen)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true" stroke="currentColor" strokeWidth="2">
            <path d="M1 3h14M1 8h14M1 13h14" />
          </svg>
        </button>
        <Link className="shell-brand" to="/">
          <Mark />
          <Say id="brand" />
        </Link>
        <span className="shell-tenant small">
          {viewer.organizationName}
          {viewer.isDemo && ` · ${say('brand.demo')}`}
        </span>
        <span className="shell-grow" />
        <button type="button" className="search-button" onClick={onSearch}>
          <span>{say('search.open')}</span>
          <kbd className="key">{say('keys.searchKey')}</kbd>
        </button>
        <AccountButton />
      </header>
      <div className="shell-body">
        <div className="shell-side" id="navigation" data-open={isOpen}>
          <Navigation onGo={() => setIsOpen(false)} />
        </div>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
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
