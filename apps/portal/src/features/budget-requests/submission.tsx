import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { useAct } from '../../graph/use-act.ts';
import { Say, useSay } from '../../i18n/say.tsx';
import { useNotify } from '../../look/notify.ts';

const Submission_request = graphql(`
  fragment Submission_request on BudgetRequest { id title version state missingStages }
`);

const SubmitMutation = graphql(`
  mutation SubmitMutation($input: SubmitBudgetRequestInput!) {
    submitBudgetRequest(input: $input) {
      __typename
      ... on BudgetRequestSubmitted { budgetRequest { id ...RequestPage_request } }
      ... on StagesMissing { stages }
      ... on NotDraft { state }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
      ... on VersionConflict { currentVersion }
    }
  }
`);

const WaiveMutation = graphql(`
  mutation WaiveMutation($input: WaiveStagesInput!) {
    waiveStages(input: $input) {
      __typename
      ... on StagesWaived { budgetRequest { id ...RequestPage_request } }
      ... on NotDraft { state }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
      ... on VersionConflict { currentVersion }
    }
  }
`);

/** Submit a draft; while stages are missing, the one way on is a waiver with a reason, or more lines. */
export function Submission({
  request: masked,
}: {
  readonly request: FragmentType<typeof Submission_request>;
}) {
  const say = useSay();
  const notify = useNotify();
  const request = readFragment(Submission_request, masked);
  const [reason, setReason] = useState('');
  const submit = useAct(SubmitMutation, (data) => data.submitBudgetRequest, 'BudgetRequestSubmitted');
  const waive = useAct(WaiveMutation, (data) => data.waiveStages, 'StagesWaived');
  const about = { id: request.id, expectedVersion: request.version };
  const isIncomplete = request.missingStages.length > 0;
  const doSubmit = async () => {
    waive.clear();
    const done = await submit.perform({ input: about });
    if (done) notify(say('submission.done', { title: request.title }));
  };
  const doWaive = () => {
    submit.clear();
    return waive.perform({ input: { ...about, stages: [...request.missingStages], reason: reason.trim() } });
  };
  return (
    <div className="stack" style={{ maxWidth: 480 }}>
      {isIncomplete && (
        <>
          <Textarea
            label={say('submission.reason')}
            description={say('submission.reasonHelp')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={2}
          />
          <div>
            <Button
              variant="plain"
              disabled={reason.trim() === ''}
              isUnderWay={waive.isUnderWay}
              onClick={() => void doWaive()}
            >
              <Say id="act.waiveStages" />
            </Button>
          </div>
        </>
      )}
      <ProblemNote problem={submit.problem ?? waive.problem} />
      <div className="row">
        <Button onClick={() => void doSubmit()} isUnderWay={submit.isUnderWay}>
          <Say id="act.submitRequest" />
        </Button>
        <Button variant="plain" to={`/budget-requests/${request.id}/edit`}>
          <Say id="act.editRequest" />
        </Button>
      </div>
    </div>
  );
}
