import { NavLink } from 'react-router';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';
import { places } from './places.ts';

export function Navigation({ onGo }: { readonly onGo: () => void }) {
  const say = useSay();
  const { can } = useViewer();
  return (
    <nav className="shell-nav" aria-label={say('nav.label')}>
      {places
        .filter(({ needs }) => needs === undefined || can(needs))
        .map(({ to, word }) => (
          <NavLink key={to} to={to} end={to === '/'} onClick={onGo}>
            <Say id={word} />
          </NavLink>
        ))}
    </nav>
  );
}
