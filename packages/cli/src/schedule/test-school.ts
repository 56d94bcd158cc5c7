import { problemFormat, type ScheduleProblem } from '@quad/schedule-engine';

const slots = ['P1', 'P2'].map((id) => ({ id, term: 'Y', dayType: 'D', period: id }));

/** A school of two periods, for tests. */
export const twoPeriods = (
  rest: Pick<ScheduleProblem, 'courses' | 'students'> & Partial<ScheduleProblem>,
): ScheduleProblem => ({
  format: problemFormat,
  id: 'two-periods',
  bell: {
    terms: [{ id: 'Y' }],
    dayTypes: [{ id: 'D' }],
    slots,
    patterns: slots.map(({ id }) => ({ id, slots: [id] })),
  },
  ...rest,
});
