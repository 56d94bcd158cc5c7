import { NavLink } from 'react-router';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';
import { openPlaces } from './places.ts';

export function Navigation({ onGo }: { readonly onGo: () => void }) {
  const say = useSay();
  const viewer = useViewer();
  return (
    <nav className="shell-nav" aria-label={say('nav.label')}>
      {openPlaces(viewer).map(({ to, word }) => (
        <NavLink key={to} to={to} end={to === '/'} onClick={onGo}>
          <Say id={word} />
        </NavLink>
      ))}
    </nav>
  );
}
