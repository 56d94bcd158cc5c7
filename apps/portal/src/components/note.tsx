import type { ReactNode } from 'react';
import type { Tone } from './shape.tsx';

interface Props {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** `alert` is read out at once: for what the person's own act has just caused. */
  readonly role?: 'alert' | 'status' | 'note';
}

export function Note({ tone, role = 'note', children }: Props) {
  return (
    <div className="note" data-tone={tone} role={role}>
      {children}
    </div>
  );
}
