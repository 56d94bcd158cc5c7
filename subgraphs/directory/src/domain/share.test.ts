import { describe, expect, it } from 'vitest';
import { audienceOf, faultOfPurpose, faultOfTime, isStudentRecord, shareState } from './share.ts';

const ms = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const now = ms('2026-11-02T15:00:00Z');

describe('the time of a share', () => {
  it.each([
    ['2026-11-02T15:00:00Z', '2026-11-02T15:00:00.001Z', null],
    ['2026-11-02T15:00:00Z', '2027-11-02T15:00:00Z', null],
    ['2026-11-02T15:00:00Z', '2027-11-02T15:00:00.001Z', /a year at most/],
    ['2026-11-02T15:00:00Z', '2026-11-02T15:00:00Z', /has passed/],
    ['2026-11-10T00:00:00Z', '2026-11-09T00:00:00Z', /after from/],
    ['2028-02-29T00:00:00Z', '2029-02-28T00:00:00Z', null],
  ])('from %s until %s: %s', (from, until, fault) => {
    const found = faultOfTime(ms(from), ms(until), now);
    if (fault === null) expect(found).toBeNull();
    else expect(found?.message).toMatch(fault);
  });

  it('stands as revoked before everything else, and ends at its last instant', () => {
    const share = { fromMs: 10, untilMs: 20, revokedAtMs: null };
    expect([9, 10, 19, 20].map((at) => shareState(share, at))).toEqual([
      'WAITING',
      'IN_FORCE',
      'IN_FORCE',
      'EXPIRED',
    ]);
    expect(shareState({ ...share, revokedAtMs: 5 }, 15)).toBe('REVOKED');
  });
});

it('names one audience, not none and not two', () => {
  expect(audienceOf({ organizationId: 'org_1' })).toEqual({ kind: 'ORGANIZATION', id: 'org_1' });
  expect(audienceOf({ cohortId: 'edt_1', personId: null })).toEqual({ kind: 'COHORT', id: 'edt_1' });
  expect(audienceOf({ personId: 'per_1' })).toEqual({ kind: 'PERSON', id: 'per_1' });
  expect(audienceOf({})).toBeNull();
  expect(audienceOf({ organizationId: 'org_1', personId: 'per_1' })).toBeNull();
});

it('fits the purpose to the object', () => {
  expect(faultOfPurpose('BUDGET_REQUEST', 'BUDGET_REVIEW')).toBeNull();
  expect(faultOfPurpose('BUDGET_REQUEST', 'PEER_LEARNING')).toMatchObject({ path: ['input', 'purpose'] });
  expect(faultOfPurpose('PROGRAM_EDITION', 'BUDGET_REVIEW')?.message).toContain('PEER_LEARNING');
});

it('knows what holds records of students by its id', () => {
  const tail = '00000000-0000-7000-8000-000000000001';
  expect(['stu', 'enr', 'cls', 'imp', 'exp', 'row'].every((one) => isStudentRecord(`${one}_${tail}`))).toBe(
    true,
  );
  expect(['bud', 'per', 'edt'].some((one) => isStudentRecord(`${one}_${tail}`))).toBe(false);
});
