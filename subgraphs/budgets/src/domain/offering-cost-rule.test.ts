import { describe, expect, it } from 'vitest';
import { missingStages } from './budget-request.ts';
import { stageTotals, totalCents } from './cost.ts';
import { linesForOffering, type OfferingFacts } from './offering-cost-rule.ts';

function facts(participants: number, method: OfferingFacts['method'], startsOn: string): OfferingFacts {
  return { participants, method, startsOn: Temporal.PlainDate.from(startsOn) };
}
const quantities = (lines: ReturnType<typeof linesForOffering>) =>
  Object.fromEntries(lines.map(({ category, quantity }) => [category, quantity]));

describe('linesForOffering', () => {
  it('reckons forty people in person in January to the cent', () => {
    const lines = linesForOffering(facts(40, 'IN_PERSON', '2027-01-12'));
    expect(stageTotals(lines)).toEqual([
      { stage: 'PLANNING', totalCents: 88_000 },
      { stage: 'DELIVERY', totalCents: 1_247_000 },
      { stage: 'COACHING', totalCents: 519_000 },
      { stage: 'EVALUATION', totalCents: 111_000 },
    ]);
    expect(totalCents(lines)).toBe(1_965_000);
  });

  it('moves every dependent line from 40 to 60 participants, and no other', () => {
    const forty = quantities(linesForOffering(facts(40, 'IN_PERSON', '2027-01-12')));
    const sixty = quantities(linesForOffering(facts(60, 'IN_PERSON', '2027-01-12')));
    expect(forty).toEqual({
      STAFF: 16,
      EXPERTS: 2,
      SUBSTITUTES: 40,
      MATERIALS: 40,
      FACILITIES: 1,
      COACH_TRAINING: 3,
      COACHING_TIME: 80,
      DATA_COLLECTION: 40,
      EVALUATION: 1,
    });
    expect(sixty).toEqual({
      STAFF: 16,
      EXPERTS: 2,
      SUBSTITUTES: 60,
      MATERIALS: 60,
      FACILITIES: 2,
      COACH_TRAINING: 4,
      COACHING_TIME: 120,
      DATA_COLLECTION: 60,
      EVALUATION: 1,
    });
  });

  it.each([
    [30, 1],
    [31, 2],
    [1, 1],
    [2000, 67],
  ])('hires facilitators for %i people: %i', (participants, facilitators) => {
    const lines = linesForOffering(facts(participants, 'VIRTUAL', '2027-01-12'));
    expect(quantities(lines).EXPERTS).toBe(facilitators);
  });

  it('rents no room for a virtual session', () => {
    expect(quantities(linesForOffering(facts(40, 'VIRTUAL', '2027-01-12'))).FACILITIES).toBeUndefined();
  });

  it.each([
    ['2026-07-15', 'SPRING', 'SUMMER', 'FALL', 'STIPENDS'],
    ['2026-10-01', 'SUMMER', 'FALL', 'SPRING', 'SUBSTITUTES'],
    ['2027-03-01', 'FALL', 'SPRING', 'SPRING', 'SUBSTITUTES'],
  ])('on %s plans in %s, delivers in %s and coaches in %s, with %s', (day, plan, deliver, coach, release) => {
    const lines = linesForOffering(facts(20, 'IN_PERSON', day));
    const seasons = (stage: string) =>
      new Set(lines.filter((line) => line.stage === stage).map(({ season }) => season));
    expect(seasons('PLANNING')).toEqual(new Set([plan]));
    expect(seasons('DELIVERY')).toEqual(new Set([deliver]));
    expect(seasons('COACHING')).toEqual(new Set([coach]));
    expect(seasons('EVALUATION')).toEqual(new Set(['ONGOING']));
    expect(lines.some(({ category }) => category === release)).toBe(true);
  });

  it('never leaves out coaching or evaluation', () => {
    for (const method of ['VIRTUAL', 'IN_PERSON'] as const) {
      const lines = linesForOffering(facts(1, method, '2027-01-12')).map((line) => ({
        ...line,
        id: 'lin_1',
      }));
      expect(missingStages({ lines, waiver: null })).toEqual([]);
    }
  });
});
