import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { goToSignIn, readSession, sessionUsedAt } from '../graph/session.ts';
import { Say, useSay } from '../i18n/say.tsx';

/** How long before its end the session's warning shows. */
const warnMs = 2 * 60_000;
const lookMs = 60_000;

/**
 * Warns before an idle session ends, so that nothing typed is lost. The gateway is asked again only when the
 * person has worked since: an open page alone does not keep a session alive.
 */
export function SessionWatch() {
  const say = useSay();
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
  if (!isEnding) return null;
  return (
    <Modal
      opened
      onClose={() => setIsEnding(false)}
      title={say('session.title')}
      closeButtonProps={{ 'aria-label': say('act.close') }}
    >
      <p>{say('session.text')}</p>
      <Button
        onClick={() => {
          void readSession().then((session) => (session.signedIn ? setIsEnding(false) : goToSignIn()));
        }}
      >
        <Say id="session.stay" />
      </Button>
    </Modal>
  );
}
