import { lazy, Suspense, useEffect, useState } from 'react';
import { goToSignIn, readSession, sessionUsedAt } from '../graph/session.ts';

const SessionEnding = lazy(async () => ({ default: (await import('./session-ending.tsx')).SessionEnding }));

/** How long before its end the session's warning shows. */
const warnMs = 2 * 60_000;
const lookMs = 60_000;

/**
 * Warns before an idle session ends, so that nothing typed is lost. The gateway is asked again only when the
 * person has worked since: an open page alone does not keep a session alive.
 */
export function SessionWatch() {
  const [isEnding, setIsEnding] = useState(false);
  useEffect(() => {
    let learned = { at: 0, endsAt: Number.POSITIVE_INFINITY };
    const learn = async () => {
      const session = await readSession();
      if (!session.signedIn) goToSignIn();
      const endsAt = session.expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(session.expiresAt);
      learned = { at: Date.now(), endsAt };
    };
    const look = () => {
      if (learned.endsAt - Date.now() > warnMs) return;
      if (sessionUsedAt() > learned.at) void learn().catch(() => setIsEnding(true));
      else setIsEnding(true);
    };
    void learn().catch(() => setIsEnding(false));
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, []);
  return <Suspense>{isEnding && <SessionEnding onClose={() => setIsEnding(false)} />}</Suspense>;
}
