import { UploadProgress } from '../../components/upload-progress.tsx';
import { useSay } from '../../i18n/say.tsx';
import { ProblemNote } from '../problem-note.tsx';
import type { FileUploads } from './use-file-upload.ts';

/** How far an upload is and how to give it up, or why it was not done. */
export function UploadStage({ upload, name }: { readonly upload: FileUploads; readonly name: string }) {
  const say = useSay();
  const { stage, problem, cancel } = upload;
  if (stage === null) return <ProblemNote problem={problem} />;
  return (
    <UploadProgress
      label={say(`upload.${stage.what}`, { name })}
      share={stage.share}
      shareText={say('import.share', { share: stage.share })}
      cancelText={say('act.cancelUpload')}
      onCancel={cancel}
    />
  );
}
