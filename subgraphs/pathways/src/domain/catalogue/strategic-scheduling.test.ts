import { describe, expect, it } from 'vitest';
import { strategicScheduling } from './strategic-scheduling.ts';

const byNumber = (number: number) => strategicScheduling.find((offering) => offering.number === number);

describe('the strategic scheduling catalogue', () => {
  it('has one strategy session and ten scheduling sessions, numbered without a gap', () => {
    expect(strategicScheduling.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(strategicScheduling.filter(({ kind }) => kind === 'STRATEGY_SESSION')).toHaveLength(1);
  });

  it('has the outcomes and take-aways of each session', () => {
    expect(strategicScheduling.map(({ outcomes }) => outcomes.length)).toEqual([
      0, 5, 5, 3, 4, 4, 4, 4, 4, 4, 4,
    ]);
    expect(strategicScheduling.map(({ takeAways }) => takeAways.length)).toEqual([
      0, 4, 4, 4, 4, 4, 3, 4, 4, 4, 4,
    ]);
  });

  it('S4-01 wants schedules for the strategy session alone, which is virtual', () => {
    expect(
      strategicScheduling.filter(({ requiresSchedules }) => requiresSchedules).map(({ number }) => number),
    ).toEqual([1]);
    expect(byNumber(1)?.methods).toEqual(['VIRTUAL']);
  });

  it.each(strategicScheduling.map((offering) => [offering.number, offering] as const))(
    'prints every text of offering %i in its block, in order',
    (_number, offering) => {
      let position = 0;
      const texts = [...offering.outcomes, ...offering.takeAways].map(({ asPrinted }) => asPrinted);
      for (const text of [offering.essentialQuestionAsPrinted ?? '', ...texts]) {
        const at = offering.asPrinted.indexOf(text, position);
        expect(at, text).toBeGreaterThanOrEqual(position);
        position = at + text.length;
      }
    },
  );

  it('keeps the faults of the print beside what is shown', () => {
    expect(byNumber(2)?.descriptionAsPrinted).toContain('interested an be delivered');
    expect(byNumber(2)?.description).toContain('interested districts and can be delivered');
    expect(byNumber(5)?.outcomes[0]).toEqual({
      text: 'Understand the impact of a variety of bell schedules on special programs',
      asPrinted: '1. Understand the impact of a variety of bell schedules on special programs programs',
    });
    expect(byNumber(7)?.outcomes[0]?.asPrinted).toContain('Wheatly');
    expect(byNumber(7)?.outcomes[0]?.text).toContain('Wheatley');
    expect(byNumber(7)?.takeAways[1]?.asPrinted).toContain('start yearly in the school year');
    expect(byNumber(7)?.takeAways[1]?.text).toContain('start early in the school year');
    // The numbers run 1, 2, 3, a bullet, 5 on the page.
    expect(byNumber(3)?.outcomes.map(({ asPrinted }) => asPrinted.slice(0, 2))).toEqual([
      '1.',
      '2.',
      '3.',
      'Co',
      '5.',
    ]);
  });

  it('says growth mindset in eight of the ten sessions', () => {
    const mindful = strategicScheduling.filter(({ takeAways }) =>
      takeAways.some(({ text }) => text === 'Scheduling teams must lead with a growth mindset'),
    );
    expect(mindful).toHaveLength(8);
  });
});
