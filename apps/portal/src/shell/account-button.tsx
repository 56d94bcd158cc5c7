import { lazy, Suspense, useState } from 'react';
import { useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';
import { initialsOf } from './initials.ts';

const AccountMenu = lazy(async () => ({ default: (await import('./account-menu.tsx')).AccountMenu }));

/** Opens the account menu, whose code is loaded when it is first wanted. */
export function AccountButton() {
  const say = useSay();
  const { displayName } = useViewer();
  const [isWanted, setIsWanted] = useState(false);
  const button = (
    <button
      type="button"
      className="account-button"
      aria-haspopup="menu"
      aria-expanded={false}
      aria-label={`${initialsOf(displayName)}, ${say('account.label')}`}
      onClick={() => setIsWanted(true)}
    >
      {initialsOf(displayName)}
    </button>
  );
  return isWanted ? (
    <Suspense fallback={button}>
      <AccountMenu />
    </Suspense>
  ) : (
    button
  );
}
