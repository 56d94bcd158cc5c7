import type { ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** The first act that ends the emptiness. */
  readonly act?: ReactNode;
}

/** Says that there is nothing yet, and what to do first. */
export function Empty({ children, act }: Props) {
  return (
    <div className="empty stack">
      <div className="reading">{children}</div>
      {act !== undefined && <div>{act}</div>}
    </div>
  );
}
