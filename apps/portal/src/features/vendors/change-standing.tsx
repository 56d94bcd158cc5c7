import { Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { VendorStanding } from '../../__generated__/graphql.ts';
import { graphql } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { useAct } from '../../graph/use-act.ts';
import { Say, useSay } from '../../i18n/say.tsx';
import { useNotify } from '../../look/notify.ts';

const ChangeVendorStandingMutation = graphql(`
  mutation ChangeVendorStandingMutation($input: ChangeVendorStandingInput!) {
    changeVendorStanding(input: $input) {
      __typename
      ... on VendorStandingChanged { vendor { id standing standingSince standingReason } }
      ... on NotPermitted { action }
      ... on NotFound { message }
      ... on InvalidInput { path }
      ... on VendorIsRevoked { message }
    }
  }
`);

interface Props {
  readonly vendor: { readonly id: string; readonly name: string };
  /** How it is to stand from now on. */
  readonly standing: VendorStanding;
  readonly onClose: () => void;
}

/** Asks before a vendor is suspended, resumed or revoked, names what that means, and wants to know why. */
export function ChangeStanding({ vendor, standing, onClose }: Props) {
  const say = useSay();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const act = useAct(
    ChangeVendorStandingMutation,
    (data) => data.changeVendorStanding,
    'VendorStandingChanged',
  );
  const words = { vendor: vendor.name };
  const send = async () => {
    setIsTried(true);
    if (reason.trim() === '') return;
    if (!(await act.perform({ input: { vendorId: vendor.id, standing, reason } }))) return;
    notify(say(`vendor.done.${standing}`, words));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={say(`vendor.ask.${standing}`, words)}
      closeButtonProps={{ 'aria-label': say('act.close') }}
      // Outside of an article a header is a banner, of which the page has one already.
      attributes={{ header: { role: 'presentation' } }}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{say(`vendor.means.${standing}`, words)}</p>
        <Textarea
          label={say('vendor.reason')}
          description={say('vendor.reasonHelp')}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isTried && reason.trim() === '' ? say('vendor.reasonMissing') : null}
        />
        <ProblemNote problem={act.problem} />
        <div className="row">
          <Button type="submit" isUnderWay={act.isUnderWay}>
            {say(`vendor.act.${standing}`)}
          </Button>
          <Button variant="plain" onClick={onClose}>
            <Say id="vendor.leave" />
          </Button>
        </div>
      </form>
    </Modal>
  );
}
