import { describe, expect, it } from 'vitest';
import { fall, lastFall, spring, wholeYear } from '../../test/sections.ts';
import { currentTerm, doTermsOverlap, inOrder, isUnderWay, termsOfCurrentYear } from './term.ts';

describe('terms', () => {
  it('begin on their first day and are over on the day after their last', () => {
    expect(isUnderWay(fall, '2026-08-16')).toBe(false);
    expect(isUnderWay(fall, '2026-08-17')).toBe(true);
    expect(isUnderWay(fall, '2027-01-17')).toBe(true);
    expect(isUnderWay(fall, '2027-01-18')).toBe(false);
  });

  it('overlap when they share a day: a year its semesters, two semesters not each other', () => {
    expect(doTermsOverlap(wholeYear, fall)).toBe(true);
    expect(doTermsOverlap(spring, wholeYear)).toBe(true);
    expect(doTermsOverlap(fall, spring)).toBe(false);
  });

  it('stand in order of their first day, each once, the longer first', () => {
    expect(inOrder([spring, fall, wholeYear, fall]).map(({ id }) => id)).toEqual([
      'ses_year',
      'ses_fall',
      'ses_spring',
    ]);
  });

  it.each([
    ['2026-11-22', 'ses_fall', 'the shortest one under way'],
    ['2027-01-18', 'ses_spring', 'the one that begins today'],
    ['2026-07-10', 'ses_year', 'the only one under way'],
    ['2025-06-01', 'ses_last_fall', 'the next to come'],
    ['2030-01-01', 'ses_spring', 'the last one when all are over'],
  ])('on %s the current one is %s: %s', (today, id) => {
    expect(currentTerm([wholeYear, spring, fall, lastFall], today)?.id).toBe(id);
  });

  it('has no current one where there is none', () => {
    expect(currentTerm([], '2026-11-22')).toBeNull();
  });

  it('of the current year are those of the current one and leave out other years', () => {
    expect(termsOfCurrentYear([lastFall, spring, fall], '2026-11-22')).toEqual([fall, spring]);
    expect(termsOfCurrentYear([], '2026-11-22')).toEqual([]);
  });
});
