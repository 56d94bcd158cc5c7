import { Modal } from '@mantine/core';
import { Say, useSay } from '../i18n/say.tsx';
import { useKeys } from './keys.tsx';

/** Lists the keys of the page. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const keys = useKeys();
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('keys.title')}
      closeButtonProps={{ 'aria-label': say('act.close') }}
      // Outside of an article a header is a banner, of which the page has one already.
      attributes={{ header: { role: 'presentation' } }}
    >
      <dl className="facts">
        <dt>
          <kbd className="key">{say('keys.searchKey')}</kbd>
        </dt>
        <dd>
          <Say id="keys.search" />
        </dd>
        {keys.map(({ keys: pressed, does }) => (
          <KeyLine key={pressed} pressed={pressed} does={say(does)} />
        ))}
      </dl>
    </Modal>
  );
}

function KeyLine({ pressed, does }: { readonly pressed: string; readonly does: string }) {
  return (
    <>
      <dt>
        {pressed.split(' ').map((key) => (
          <kbd className="key" key={key} style={{ marginInlineEnd: 4 }}>
            {key}
          </kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </>
  );
}
