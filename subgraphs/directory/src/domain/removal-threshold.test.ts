import { describe, expect, it } from 'vitest';
import { whyHeld } from './removal-threshold.ts';

const nameOf = (id: string) => id;

describe('removals of absentees', () => {
  it('wait at a tenth of one file in one school', () => {
    const counts = [{ file: 'users', schoolId: 'north', live: 40, absent: 4 }];
    expect(whyHeld(counts, nameOf)).toContain('4 of 40 users of north');
  });

  it('are applied just below it', () => {
    expect(whyHeld([{ file: 'users', schoolId: 'north', live: 41, absent: 4 }], nameOf)).toBeNull();
  });

  it('wait for one school that fell out, however large the district', () => {
    const counts = [
      { file: 'users', schoolId: 'north', live: 10_000, absent: 0 },
      { file: 'users', schoolId: 'south', live: 30, absent: 30 },
    ];
    expect(whyHeld(counts, nameOf)).toContain('30 of 30');
  });

  it('are nothing when nobody is absent', () => {
    expect(whyHeld([], nameOf)).toBeNull();
    expect(whyHeld([{ file: 'users', schoolId: '', live: 0, absent: 0 }], nameOf)).toBeNull();
  });
});
