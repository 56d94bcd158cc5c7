import { Link } from 'react-router';

export interface Tab {
  readonly id: string;
  readonly word: string;
  readonly to: string;
}

/** Tabs that are links: each has an address that can be sent to a colleague. */
export function Tabs({
  label,
  tabs,
  current,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
}) {
  return (
    <nav className="tabs no-print" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.id} to={tab.to} aria-current={tab.id === current ? 'page' : undefined}>
          {tab.word}
        </Link>
      ))}
    </nav>
  );
}
