import { createBoard, planFixes } from '@quad/schedule-engine';
import { expect, it } from 'vitest';
import { explainJson, explainLines } from './explain-lines.ts';
import { twoPeriods } from './test-school.ts';

const asks = (id: string, ...courses: readonly string[]) => ({
  id,
  requests: courses.map((course) => ({ course, kind: 'PRIMARY' as const })),
});
const problem = twoPeriods({
  courses: [
    { id: 'ART', title: 'Drawing', cap: 1, sections: 1 },
    { id: 'BIO', cap: 2, sections: 1, prerequisites: ['SCI'] },
  ],
  students: [asks('Kim', 'ART'), asks('Lee', 'ART'), asks('Max', 'ART', 'BIO')],
  staffing: { sectionsPerFte: 5 },
});
const stands = {
  sections: [
    { id: 'ART-1', courses: ['ART'], cap: 1, pattern: 'P1', teacher: null, room: null },
    { id: 'BIO-1', courses: ['BIO'], cap: 2, pattern: 'P2', teacher: null, room: null },
  ],
  seats: [{ student: 'Kim', section: 'ART-1', course: 'ART', as: 'PRIMARY' as const }],
};

it('says course by course why, for whom, and what would help, each once', () => {
  expect(explainLines(planFixes(createBoard(problem, stands)), problem)).toEqual([
    'ART (Drawing): 2 requests are unmet',
    '  ART has 1 seat and 3 requests; every section is full. [Lee, Max]',
    '  → One more seat in ART-1 meets one of 2 requests. [Lee, Max]',
    '  → One more section of ART at P1 (+0.2 FTE): +1 met. [Lee]',
    '',
    'BIO: one request is unmet',
    '  BIO is not open: a course that comes before it has not been taken. [Max]',
    '  No fix was found that breaks no rule and gains more than it loses. [Max]',
    '',
  ]);
});

it('says it when nothing is unmet', () => {
  const plan = planFixes(createBoard({ ...problem, students: [asks('Kim', 'ART')] }, stands));
  expect(explainLines(plan, problem)).toEqual(['No request is unmet.']);
});

it('gives each request its own fixes as data', () => {
  const { unmet } = explainJson(planFixes(createBoard(problem, stands)));
  expect(unmet.map(({ student, reason, fixes }) => [student, reason, fixes.map(({ kind }) => kind)])).toEqual(
    [
      ['Lee', 'NO_SEAT', ['ADDED_SEAT', 'ADDED_SECTION']],
      ['Max', 'NO_SEAT', ['ADDED_SEAT']],
      ['Max', 'NOT_OFFERED', []],
    ],
  );
});
