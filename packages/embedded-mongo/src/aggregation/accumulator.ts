import type { Value } from '../bson/value.ts';

/** Gathers one value per document of a group. */
export type Accumulator = {
  add(value: Value | undefined): void;
  result(): Value | undefined;
  /** Roughly how many bytes it holds, for the bound of `$group`. */
  readonly bytes?: number;
};

export type MakeAccumulator = () => Accumulator;
