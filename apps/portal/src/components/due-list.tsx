import type { ReactNode } from 'react';

export interface DueRow {
  readonly id: string;
  readonly what: ReactNode;
  readonly where: ReactNode;
}

/** Lines that wait for someone: what it is on the left, where it stands on the right. */
export function DueList({ rows }: { readonly rows: readonly DueRow[] }) {
  return (
    <ul className="plain-list">
      {rows.map((row) => (
        <li className="due" key={row.id}>
          <div>{row.what}</div>
          <div>{row.where}</div>
        </li>
      ))}
    </ul>
  );
}
