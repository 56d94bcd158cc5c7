import { Checkbox, FileInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { UploadStage } from '../../graph/files/upload-stage.tsx';
import { useFileUpload } from '../../graph/files/use-file-upload.ts';
import { useMutationKey } from '../../graph/mutation-key.ts';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { useAct } from '../../graph/use-act.ts';
import { Say, useSay } from '../../i18n/say.tsx';

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
  const upload = useFileUpload();
  const start = useAct(StartImportMutation, (data) => data.startRosterImport, 'RosterImportStarted');
  const send = async (chosen: File) => {
    start.clear();
    const fileId = await upload.send(chosen, 'ROSTER');
    if (fileId === null) return;
    const mode = isStrict ? 'STRICT' : 'TOLERANT';
    const input = { clientMutationId: mutation.key(), fileId, districtId, mode, isDryRun } as const;
    if (!(await start.perform({ input }))) return;
    mutation.renew();
    setFile(null);
    onStarted();
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
      <UploadStage upload={upload} name={file?.name ?? ''} />
      <ProblemNote problem={start.problem} />
      <div>
        <Button
          onClick={() => file !== null && void send(file)}
          disabled={file === null}
          isUnderWay={upload.stage !== null || start.isUnderWay}
        >
          <Say id="act.startImport" />
        </Button>
      </div>
    </section>
  );
}
