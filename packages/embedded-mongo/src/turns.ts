/** How long a reading command may run at a stretch, in milliseconds. */
const TURN_MS = 20;
/** Documents between two looks at the clock. */
const LOOK_EVERY = 32;

/** Stands in a stream of documents where its reader should let other commands run; every stage passes it on. */
export class Pause {
  readonly isPause = true;
}

export const PAUSE = new Pause();

/** Says when a command has run long enough. */
export class Turn {
  private untilMs = performance.now() + TURN_MS;
  private calls = 0;

  /** Called for every document that a scan meets. */
  isOver(): boolean {
    this.calls += 1;
    return this.calls % LOOK_EVERY === 0 && performance.now() > this.untilMs;
  }

  begin(): void {
    this.untilMs = performance.now() + TURN_MS;
  }
}

/** The same without pauses: for who cannot let others run. */
export function* atAStretch<T extends object>(entries: Iterable<T | Pause>): Generator<T> {
  for (const entry of entries) if (!(entry instanceof Pause)) yield entry;
}
