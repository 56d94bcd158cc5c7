import { Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { useAct } from '../../graph/use-act.ts';
import { Say, useSay } from '../../i18n/say.tsx';
import { useNotify } from '../../look/notify.ts';

const ShareRevokeMutation = graphql(`
  mutation ShareRevokeMutation($input: ShareRevokeInput!) {
    shareRevoke(input: $input) {
      __typename
      ... on ShareRevoked { share { id state revokedAt } }
      ... on NotPermitted { action }
      ... on NotFound { message }
      ... on InvalidInput { path }
    }
  }
`);

interface Props {
  readonly shareId: string;
  readonly audience: string;
  readonly onClose: () => void;
}

/** Asks why before a share is taken back. */
export function RevokeShare({ shareId, audience, onClose }: Props) {
  const say = useSay();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const act = useAct(ShareRevokeMutation, (data) => data.shareRevoke, 'ShareRevoked', {
    refetchQueries: ['SharesGivenQuery'],
  });
  const revoke = async () => {
    setIsTried(true);
    if (reason.trim() === '') return;
    if ((await act.perform({ input: { shareId, reason: reason.trim() } })) === null) return;
    notify(say('share.revoked', { audience }));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('share.revokeTitle', { audience })}
      closeButtonProps={{ 'aria-label': say('act.close') }}
      // Outside of an article a header is a banner, of which the page has one already.
      attributes={{ header: { role: 'presentation' } }}
    >
      <div className="stack">
        <Textarea
          label={say('share.reason')}
          description={say('share.reasonHelp')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isTried && reason.trim() === '' ? say('share.reasonMissing') : null}
          autosize
          minRows={2}
        />
        <ProblemNote problem={act.problem} />
        <div className="row">
          <Button onClick={() => void revoke()} isUnderWay={act.isUnderWay}>
            <Say id="act.revokeShare" />
          </Button>
          <Button variant="plain" onClick={onClose}>
            <Say id="act.keepShare" />
          </Button>
        </div>
      </div>
    </Modal>
  );
}
