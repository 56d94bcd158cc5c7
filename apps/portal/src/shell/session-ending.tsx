import { Modal } from '@mantine/core';
import { Button } from '../components/button.tsx';
import { goToSignIn, readSession } from '../graph/session.ts';
import { Say, useSay } from '../i18n/say.tsx';

/** The warning before an idle session ends. */
export function SessionEnding({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const stay = async () => {
    const session = await readSession();
    if (session.signedIn) onClose();
    else goToSignIn();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('session.title')}
      closeButtonProps={{ 'aria-label': say('act.close') }}
      // Outside of an article a header is a banner, of which the page has one already.
      attributes={{ header: { role: 'presentation' } }}
    >
      <p>{say('session.text')}</p>
      <Button onClick={() => void stay()}>
        <Say id="session.stay" />
      </Button>
    </Modal>
  );
}
