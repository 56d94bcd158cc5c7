import { Button } from './button.tsx';
import { Progress } from './progress.tsx';

interface Props {
  /** What is done with which file, e.g. "Sending bell.pdf". */
  readonly label: string;
  /** 0 to 1. */
  readonly share: number;
  /** How far in words, which are read out. */
  readonly shareText: string;
  readonly cancelText: string;
  readonly onCancel: () => void;
}

/** A file on its way, with how far it is and a button to give it up. */
export function UploadProgress({ label, share, shareText, cancelText, onCancel }: Props) {
  return (
    <section className="stack" aria-label={label}>
      <div>{label}</div>
      <Progress share={share} label={label} />
      <div className="small dim" aria-hidden="true">
        {shareText}
      </div>
      <div>
        <Button variant="plain" isSmall onClick={onCancel}>
          {cancelText}
        </Button>
      </div>
    </section>
  );
}
