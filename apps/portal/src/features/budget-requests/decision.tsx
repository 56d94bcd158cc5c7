import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { useAct } from '../../graph/use-act.ts';
import { Say, useSay } from '../../i18n/say.tsx';
import { useNotify } from '../../look/notify.ts';

const Decision_request = graphql(`
  fragment Decision_request on BudgetRequest { id title version state requestedBy { id } }
`);

const ApproveMutation = graphql(`
  mutation ApproveMutation($input: ApproveBudgetRequestInput!) {
    approveBudgetRequest(input: $input) {
      __typename
      ... on BudgetRequestApproved { budgetRequest { id ...RequestPage_request } }
      ... on NotSubmitted { state }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
      ... on VersionConflict { currentVersion }
    }
  }
`);

const RefuseMutation = graphql(`
  mutation RefuseMutation($input: RefuseBudgetRequestInput!) {
    refuseBudgetRequest(input: $input) {
      __typename
      ... on BudgetRequestRefused { budgetRequest { id ...RequestPage_request } }
      ... on NotSubmitted { state }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
      ... on VersionConflict { currentVersion }
    }
  }
`);

/** Approve with an optional note, or refuse with a reason; nobody approves their own request. */
export function Decision({
  request: masked,
  isOwn,
}: {
  readonly request: FragmentType<typeof Decision_request>;
  readonly isOwn: boolean;
}) {
  const say = useSay();
  const notify = useNotify();
  const request = readFragment(Decision_request, masked);
  const [note, setNote] = useState('');
  const [isReasonMissing, setIsReasonMissing] = useState(false);
  const approve = useAct(ApproveMutation, (data) => data.approveBudgetRequest, 'BudgetRequestApproved');
  const refuse = useAct(RefuseMutation, (data) => data.refuseBudgetRequest, 'BudgetRequestRefused');
  if (isOwn) return <p className="dim">{say('decision.own')}</p>;
  const about = { id: request.id, expectedVersion: request.version };
  const doApprove = async () => {
    refuse.clear();
    const done = await approve.perform({ input: { ...about, ...(note.trim() && { note: note.trim() }) } });
    if (done) notify(say('decision.approved', { title: request.title }));
  };
  const doRefuse = async () => {
    approve.clear();
    setIsReasonMissing(note.trim() === '');
    if (note.trim() === '') return;
    const done = await refuse.perform({ input: { ...about, reason: note.trim() } });
    if (done) notify(say('decision.refused', { title: request.title }));
  };
  return (
    <div className="stack" style={{ maxWidth: 480 }}>
      <Textarea
        label={say('decision.note')}
        description={say('decision.noteHelp')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={isReasonMissing && note.trim() === '' ? say('decision.reasonMissing') : null}
        autosize
        minRows={2}
      />
      <ProblemNote problem={approve.problem ?? refuse.problem} />
      <div className="row">
        <Button onClick={() => void doApprove()} isUnderWay={approve.isUnderWay}>
          <Say id="act.approveRequest" />
        </Button>
        <Button variant="plain" onClick={() => void doRefuse()} isUnderWay={refuse.isUnderWay}>
          <Say id="act.refuseRequest" />
        </Button>
      </div>
    </div>
  );
}
