import type { Clock } from '@quad/kernel';

/** A clock that stands at an instant until the test moves it. */
export interface TestClock extends Clock {
  set(instant: string): void;
}

export function createTestClock(instant = '2026-11-02T15:00:00Z'): TestClock {
  let now = Temporal.Instant.from(instant);
  return {
    now: () => now,
    set(next) {
      now = Temporal.Instant.from(next);
    },
  };
}
