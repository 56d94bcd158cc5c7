import { NativeSelect, TextInput } from '@mantine/core';
import { type SharedType, type SharePurpose, sharePurposeFacts, sharePurposeIds } from '@quad/kernel';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { Say, useSay } from '../../i18n/say.tsx';
import { useNotify } from '../../look/notify.ts';
import { useViewer } from '../../viewer/viewer.tsx';
import { shareEnd } from './share-end.ts';
import { useShareAudiences, useShareCreate } from './use-shares.ts';

interface Props {
  readonly objectId: string;
  readonly objectType: SharedType;
  readonly onClose: () => void;
}

/** With whom an object is shared, what for, and until when. */
export function ShareForm({ objectId, objectType, onClose }: Props) {
  const say = useSay();
  const notify = useNotify();
  const { organizationId: ownId } = useViewer();
  const { audiences, isLoading, hasFailed } = useShareAudiences(ownId);
  const { share, isUnderWay, problem } = useShareCreate();
  const purposes = sharePurposeIds.filter((one) => sharePurposeFacts(one).types.includes(objectType));
  const [organizationId, setOrganizationId] = useState('');
  const [purpose, setPurpose] = useState<SharePurpose | null>(null);
  const [lastDay, setLastDay] = useState('');
  const [isTried, setIsTried] = useState(false);
  const until = shareEnd(lastDay);
  const wanted = (isMissing: boolean) => (isTried && isMissing ? say('share.choose') : null);
  const send = async () => {
    setIsTried(true);
    if (organizationId === '' || purpose === null || until === null) return;
    if (!(await share({ objectId, audience: { organizationId }, purpose, until }))) return;
    const name = audiences.find(({ id }) => id === organizationId)?.name ?? '';
    notify(say('share.done', { audience: name }));
    onClose();
  };
  return (
    <form
      className="stack"
      aria-label={say('act.share')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {hasFailed && <Note tone="bad">{say('share.noAudiences')}</Note>}
      <NativeSelect
        label={say('share.with')}
        description={say('share.withHelp')}
        value={organizationId}
        disabled={isLoading}
        onChange={(event) => setOrganizationId(event.currentTarget.value)}
        error={wanted(organizationId === '')}
        data={[
          { value: '', label: say('share.chooseAudience') },
          ...audiences.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={say('column.purpose')}
        description={purpose === null ? null : say(`share.purposeHelp.${purpose}`)}
        value={purpose ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setPurpose(purposes.find((one) => one === chosen) ?? null);
        }}
        error={wanted(purpose === null)}
        data={[
          { value: '', label: say('share.choosePurpose') },
          ...purposes.map((value) => ({ value, label: say(`share.purpose.${value}`) })),
        ]}
      />
      <TextInput
        type="date"
        label={say('column.lastDay')}
        description={say('share.lastDayHelp')}
        value={lastDay}
        onChange={(event) => setLastDay(event.currentTarget.value)}
        error={wanted(until === null)}
      />
      <ProblemNote problem={problem} />
      <div className="row">
        <Button type="submit" isUnderWay={isUnderWay}>
          <Say id="act.share" />
        </Button>
      </div>
    </form>
  );
}
