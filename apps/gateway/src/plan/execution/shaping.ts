import type { AnswerPath } from './places.ts';

/** A value that the schema promises and that the subgraphs did not give. */
export interface BrokenPromise {
  readonly path: AnswerPath;
  readonly why: string;
}

/** One answer while it is given its shape. */
export interface Shaping {
  /** Where the value stands that is looked at. */
  readonly path: (string | number)[];
  readonly broken: BrokenPromise[];
}

/** Makes the client's value of what subgraphs said; null when there is none, or it is not what its type has. */
export type Complete = (value: unknown, shaping: Shaping) => unknown;

export function sayBroken(shaping: Shaping, why: string): null {
  shaping.broken.push({ path: [...shaping.path], why });
  return null;
}
