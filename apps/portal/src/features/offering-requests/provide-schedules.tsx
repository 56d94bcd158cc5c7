import { Checkbox, FileInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { UploadStage } from '../../graph/files/upload-stage.tsx';
import { useFileUpload } from '../../graph/files/use-file-upload.ts';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { useAct } from '../../graph/use-act.ts';
import { Say, useSay } from '../../i18n/say.tsx';

const ProvideSchedulesMutation = graphql(`
  mutation ProvideSchedulesMutation($input: ProvideSchedulesInput!) {
    provideSchedules(input: $input) {
      __typename
      ... on SchedulesProvided { offeringRequest { id state } }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
    }
  }
`);

interface Props {
  readonly requestId: string;
  readonly onProvided: () => void;
}

/** Provides a request's current schedules: a file, words, or both. */
export function ProvideSchedules({ requestId, onProvided }: Props) {
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  const [description, setDescription] = useState('');
  const [namesNoStudent, setNamesNoStudent] = useState(false);
  const upload = useFileUpload();
  const provide = useAct(ProvideSchedulesMutation, (data) => data.provideSchedules, 'SchedulesProvided');
  const send = async () => {
    provide.clear();
    const fileId = file === null ? null : await upload.send(file, 'OFFERING_SCHEDULES');
    if (file !== null && fileId === null) return;
    const fileIds = fileId === null ? [] : [fileId];
    const words = description.trim() === '' ? null : description;
    if (!(await provide.perform({ input: { offeringRequestId: requestId, fileIds, description: words } })))
      return;
    setFile(null);
    setDescription('');
    onProvided();
  };
  const isReady = file === null ? description.trim() !== '' : namesNoStudent;
  return (
    <section aria-label={say('schedules.provide')} className="stack" style={{ maxWidth: 480 }}>
      <FileInput
        label={say('schedules.chooseFile')}
        description={say('schedules.help')}
        accept=".pdf,.xlsx,.docx,.csv,.txt,.png,.jpg,.jpeg"
        value={file}
        onChange={setFile}
        clearable
        clearButtonProps={{ 'aria-label': say('act.remove') }}
      />
      {file !== null && (
        <Checkbox
          label={say('schedules.namesNoStudent')}
          checked={namesNoStudent}
          onChange={(event) => setNamesNoStudent(event.currentTarget.checked)}
        />
      )}
      <Textarea
        label={say('schedules.words')}
        autosize
        minRows={2}
        maxLength={4_000}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <UploadStage upload={upload} name={file?.name ?? ''} />
      <ProblemNote problem={provide.problem} />
      <div>
        <Button
          onClick={() => void send()}
          disabled={!isReady}
          isUnderWay={upload.stage !== null || provide.isUnderWay}
        >
          <Say id="act.provideSchedules" />
        </Button>
      </div>
    </section>
  );
}
