import type { Value } from '../bson/value.ts';

/** The field stays as it is. */
export const KEEP = Symbol('keep');
/** The field goes away (an array element becomes null). */
export const REMOVE = Symbol('remove');

export type Outcome = Value | typeof KEEP | typeof REMOVE;

export type ModifierContext = {
  readonly isInsert: boolean;
  readonly nowMs: number;
  readonly ordinal: () => number;
  readonly id: Value;
};

/** One update operator with its argument, for one field. */
export type Modifier = {
  /** `undefined` is a missing field. */
  apply(current: Value | undefined, context: ModifierContext): Outcome;
  /** Whether a missing path is made; `$unset` and `$pull` leave it missing. */
  readonly creates: boolean;
  /** Of one that makes nothing: it still refuses a path through a value that can hold no field (`$unset` does not). */
  readonly needsViablePath?: boolean;
};

/** `path` is the dotted name, for messages. */
export type MakeModifier = (argument: Value, path: string) => Modifier;
