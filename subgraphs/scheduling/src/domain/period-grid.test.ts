import { describe, expect, it } from 'vitest';
import { fall, sectionWith, spring, wholeYear } from '../../test/sections.ts';
import { periodGridOf, periodsInOrder } from './period-grid.ts';

const day = { title: 'Semester 1', term: fall, periods: ['1', '2', '3'] };

describe('a grid of periods', () => {
  it('shows every period of the day, free ones too, and finds no clash where there is none', () => {
    const sections = [
      sectionWith({ classId: 'cls_1', periods: ['1'] }),
      sectionWith({ classId: 'cls_2', periods: ['3'] }),
    ];
    const grid = periodGridOf({ ...day, sections });
    expect(
      grid.rows.map((row) => [row.period, row.sections.map(({ classId }) => classId), row.hasClash]),
    ).toEqual([
      ['1', ['cls_1'], false],
      ['2', [], false],
      ['3', ['cls_2'], false],
    ]);
    expect(grid.hasClash).toBe(false);
  });

  it('finds two sections in one period on the same days', () => {
    const sections = [
      sectionWith({ classId: 'cls_1', periods: ['2', '3'] }),
      sectionWith({ classId: 'cls_2', periods: ['3'], terms: [wholeYear] }),
    ];
    const grid = periodGridOf({ ...day, sections });
    expect(grid.rows.map((row) => row.hasClash)).toEqual([false, false, true]);
    expect(grid.hasClash).toBe(true);
  });

  it('lets two sections share a period in terms that share no day', () => {
    const sections = [
      sectionWith({ classId: 'cls_1', periods: ['1'], terms: [fall] }),
      sectionWith({ classId: 'cls_2', periods: ['1'], terms: [spring] }),
    ];
    const grid = periodGridOf({ ...day, term: wholeYear, sections });
    expect(grid.rows[0]?.sections).toHaveLength(2);
    expect(grid.hasClash).toBe(false);
  });

  it('leaves out what does not meet in the term', () => {
    const sections = [sectionWith({ classId: 'cls_1', terms: [spring] })];
    expect(periodGridOf({ ...day, sections }).rows).toEqual([]);
  });

  it('sets homerooms apart and shows no free periods for them', () => {
    const sections = [sectionWith({ classId: 'cls_1', periods: [] })];
    const grid = periodGridOf({ ...day, sections });
    expect(grid.rows).toEqual([]);
    expect(grid.sectionsWithoutPeriod).toEqual(sections);
  });

  it('is empty without a term', () => {
    const grid = periodGridOf({ sections: [], term: null, title: '', periods: ['1'] });
    expect(grid).toEqual({ term: null, title: '', rows: [], sectionsWithoutPeriod: [], hasClash: false });
  });

  it('reads the names of periods as people do', () => {
    expect(periodsInOrder(['10', '2', 'D2-P1', '1', 'D1-P10', 'D1-P2', '2'])).toEqual([
      '1',
      '2',
      '10',
      'D1-P2',
      'D1-P10',
      'D2-P1',
    ]);
  });
});
