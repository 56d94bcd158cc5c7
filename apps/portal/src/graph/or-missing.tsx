import type { ReactNode } from 'react';
import { Note } from '../components/note.tsx';
import { useSay } from '../i18n/say.tsx';
import type { Side } from './faults.ts';

interface Props<Value> {
  readonly value: Value | null | undefined;
  /** The side of the graph that answers this part. */
  readonly side: Side;
  readonly missing: readonly Side[];
  readonly children: (value: NonNullable<Value>) => ReactNode;
}

/** A part of a page that one side answers: the part, or which side is missing, or that one may not see it. */
export function OrMissing<Value>({ value, side, missing, children }: Props<Value>) {
  const say = useSay();
  if (value !== null && value !== undefined) return children(value);
  // A part can also fall away with the side that names its people; then that side is named.
  const down = missing.includes(side) ? side : missing[0];
  if (down !== undefined)
    return <Note tone="wait">{say('part.missing', { side: say(`side.${down}`) })}</Note>;
  return <p className="dim">{say('part.notShown')}</p>;
}
