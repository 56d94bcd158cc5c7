import { Checkbox, FileInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { useMutationKey } from '../../graph/mutation-key.ts';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { useAct } from '../../graph/use-act.ts';
import { Say, useSay } from '../../i18n/say.tsx';
import { sendFile, sha256Of } from './send-file.ts';

const FileUploadMutation = graphql(`
  mutation FileUploadMutation($input: FileUploadStartInput!) {
    fileUploadStart(input: $input) {
      __typename
      ... on FileUpload { id uploadPath isComplete }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
    }
  }
`);

const StartImportMutation = graphql(`
  mutation StartImportMutation($input: StartRosterImportInput!) {
    startRosterImport(input: $input) {
      __typename
      ... on RosterImportStarted { job { id state } }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
    }
  }
`);

interface Props {
  readonly districtId: string;
  readonly onStarted: () => void;
}

/** Chooses a OneRoster zip, sends it, and starts its import. */
export function UploadRoster({ districtId, onStarted }: Props) {
  const say = useSay();
  const mutation = useMutationKey();
  const [file, setFile] = useState<File | null>(null);
  const [isStrict, setIsStrict] = useState(false);
  const [isDryRun, setIsDryRun] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const upload = useAct(FileUploadMutation, (data) => data.fileUploadStart, 'FileUpload');
  const start = useAct(StartImportMutation, (data) => data.startRosterImport, 'RosterImportStarted');
  const send = async (chosen: File) => {
    const sha256 = await sha256Of(chosen);
    const place = await upload.perform({ input: { name: chosen.name, bytes: chosen.size, sha256 } });
    if (place?.__typename !== 'FileUpload') return;
    if (!place.isComplete) await sendFile(place.uploadPath, chosen);
    const started = await start.perform({
      input: {
        clientMutationId: mutation.key(),
        fileId: place.id,
        districtId,
        mode: isStrict ? 'STRICT' : 'TOLERANT',
        isDryRun,
      },
    });
    if (!started) return;
    mutation.renew();
    setFile(null);
    onStarted();
  };
  const press = () => {
    if (file === null) return;
    setIsSending(true);
    setHasFailed(false);
    send(file)
      .catch(() => setHasFailed(true))
      .finally(() => setIsSending(false));
  };
  return (
    <section aria-label={say('upload.label')} className="stack" style={{ maxWidth: 480, marginBottom: 24 }}>
      <FileInput
        label={say('upload.file')}
        description={say('upload.help')}
        accept=".zip,application/zip"
        value={file}
        onChange={setFile}
        clearable
        clearButtonProps={{ 'aria-label': say('act.remove') }}
      />
      <Checkbox
        label={say('upload.strict')}
        checked={isStrict}
        onChange={(event) => setIsStrict(event.currentTarget.checked)}
      />
      <Checkbox
        label={say('upload.dryRun')}
        checked={isDryRun}
        onChange={(event) => setIsDryRun(event.currentTarget.checked)}
      />
      <ProblemNote
        problem={
          upload.problem ?? start.problem ?? (hasFailed ? { typename: 'CONNECTION', facts: {} } : null)
        }
      />
      <div>
        <Button onClick={press} disabled={file === null} isUnderWay={isSending}>
          <Say id="act.startImport" />
        </Button>
      </div>
    </section>
  );
}
