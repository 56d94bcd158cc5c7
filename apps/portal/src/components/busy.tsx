import type { ReactNode } from 'react';

/** What is shown while something newer is asked: it stays readable, and says that it is about to change. */
export function Busy({ isBusy, children }: { readonly isBusy: boolean; readonly children: ReactNode }) {
  return (
    <div aria-busy={isBusy} style={isBusy ? { cursor: 'progress' } : {}}>
      {children}
    </div>
  );
}
