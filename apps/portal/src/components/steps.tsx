import type { ReactNode } from 'react';
import { Shape, type Tone } from './shape.tsx';

export interface Step {
  readonly id: string;
  readonly word: string;
  readonly stage: 'done' | 'now' | 'next' | 'failed';
  readonly detail?: ReactNode;
}

const tones: Readonly<Record<Step['stage'], Tone>> = {
  done: 'good',
  now: 'wait',
  next: 'calm',
  failed: 'bad',
};

/** The way of a request, with the step that it stands at marked for eye and ear. */
export function Steps({ steps, label }: { readonly steps: readonly Step[]; readonly label: string }) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.id}
          data-step={step.stage}
          aria-current={step.stage === 'now' || step.stage === 'failed' ? 'step' : undefined}
        >
          <Shape tone={tones[step.stage]} />
          <div>
            <div>{step.word}</div>
            {step.detail !== undefined && <div className="small dim">{step.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
