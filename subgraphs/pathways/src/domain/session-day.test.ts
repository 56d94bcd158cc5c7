import { describe, expect, it } from 'vitest';
import { firstWeekdayAhead, sessionDay } from './session-day.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('firstWeekdayAhead', () => {
  it.each([
    ['2026-11-02', '2026-11-23', 'a Monday'],
    ['2026-11-06', '2026-11-27', 'a Friday'],
    ['2026-11-07', '2026-11-30', 'a Saturday, so the Monday'],
    ['2026-11-08', '2026-11-30', 'a Sunday, so the Monday'],
  ])('from %s is %s, since three weeks on is %s', (today, expected) => {
    expect(firstWeekdayAhead(day(today)).toString()).toBe(expected);
  });
});

describe('sessionDay', () => {
  it('is the wished day, today included', () => {
    expect(sessionDay('2026-11-02', day('2026-11-02'))).toBe('2026-11-02');
  });

  it('is three weeks ahead when the wished day has passed', () => {
    expect(sessionDay('2026-11-01', day('2026-11-02'))).toBe('2026-11-23');
  });
});
