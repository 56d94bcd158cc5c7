import type { Environment, Snapshot } from '../storage/environment.ts';
import type { View } from '../storage/view.ts';
import { Turn } from '../turns.ts';
import { readOnlyView } from './views.ts';

/** What a reading command reads, and how it lets others run meanwhile. */
export type Reading = {
  readonly view: View;
  /** Absent where the command must run at a stretch. */
  readonly turn: Turn | undefined;
  /** Lets what waits run; what is read stays as it was. */
  rest(): Promise<void>;
  /** The command has ended (a cursor may go on, with the next one). */
  end(): void;
};

/**
 * Outside transactions: the newest state. Before the first rest of a command nobody else can have written, so its
 * snapshot is taken there; short commands never need one.
 */
export function readNewest(environment: Environment): Reading {
  let snapshot: Snapshot | undefined;
  const view = readOnlyView({
    get: (key) => (snapshot ?? environment).get(key),
    range: (start, end, reverse, limit) => (snapshot ?? environment).range(start, end, reverse, limit),
  });
  const turn = new Turn();
  return {
    view,
    turn,
    rest: async () => {
      snapshot ??= environment.snapshot();
      await new Promise<void>((resolve) => setImmediate(resolve));
      turn.begin();
    },
    end: () => {
      snapshot?.close();
      snapshot = undefined;
    },
  };
}

/** Inside a transaction, which may end while a command rests: it runs at a stretch. */
export function readAtAStretch(view: View): Reading {
  return { view, turn: undefined, rest: () => Promise.resolve(), end: () => undefined };
}
