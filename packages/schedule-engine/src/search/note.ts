import type { State } from './state.ts';

/** Writes one entry of five numbers; the journal grows as a long trial needs it. */
export function note(
  state: State,
  kind: number,
  what: number,
  first: number,
  second: number,
  third: number,
): void {
  let at = state.journalLength;
  if (at + 5 > state.journal.length) {
    const longer = new Int32Array(state.journal.length * 2);
    longer.set(state.journal);
    state.journal = longer;
  }
  const journal = state.journal;
  journal[at] = kind;
  at += 1;
  journal[at] = what;
  journal[at + 1] = first;
  journal[at + 2] = second;
  journal[at + 3] = third;
  state.journalLength += 5;
}
