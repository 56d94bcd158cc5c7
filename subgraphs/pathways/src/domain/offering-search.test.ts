import { describe, expect, it } from 'vitest';
import { strategicScheduling } from './catalogue/strategic-scheduling.ts';
import { matchesFilter } from './offering-search.ts';

const catalogue = strategicScheduling.map((offering) => ({ ...offering, id: `off_${offering.number}` }));
const found = (filter: Parameters<typeof matchesFilter>[1]) =>
  catalogue.filter((offering) => matchesFilter(offering, filter)).map(({ number }) => number);

describe('matchesFilter', () => {
  it('takes everything when nothing is asked for', () => {
    expect(found({})).toHaveLength(11);
    expect(found({ text: '  ', question: null })).toHaveLength(11);
  });

  it('wants every word, whatever its case and marks', () => {
    expect(found({ question: 'TRANSCRIPT équity' })).toEqual([8]);
    expect(found({ question: 'transcript budget' })).toEqual([]);
  });

  it('takes the beginning of a word for it, not its middle', () => {
    expect(found({ question: 'bell schedul' })).toEqual([5]);
    expect(found({ question: 'ell' })).toEqual([]);
  });

  it('holds all filters at once', () => {
    expect(found({ outcome: 'template', takeAway: 'growth' })).toEqual([4, 8]);
    expect(found({ outcome: 'template', takeAway: 'growth', question: 'audit' })).toEqual([8]);
  });
});
