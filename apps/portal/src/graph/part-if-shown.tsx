import type { ReactNode } from 'react';
import { Part } from '../components/part.tsx';
import type { Side } from './faults.ts';
import { OrMissing } from './or-missing.tsx';

interface Props<Value> {
  readonly title: string;
  readonly value: Value | null | undefined;
  /** The side of the graph that answers this part. */
  readonly side: Side;
  readonly missing: readonly Side[];
  readonly children: (value: NonNullable<Value>) => ReactNode;
}

/** A named part of a page that one side answers; left out where the reader may not see it. */
export function PartIfShown<Value>({ title, value, missing, ...rest }: Props<Value>) {
  if ((value === null || value === undefined) && missing.length === 0) return null;
  return (
    <Part title={title}>
      <OrMissing value={value} missing={missing} {...rest} />
    </Part>
  );
}
