import { expect, it } from 'vitest';
import type { NonNegotiableForm } from '../problem/locks.ts';
import { rule } from './non-negotiables.ts';
import { at, found, nothing, schedule, school } from './test-school.ts';

const wish = (form: NonNegotiableForm) =>
  school({
    nonNegotiables: [{ id: 'N1', words: 'As we agreed in May', form }],
    teams: [{ id: '9A', teachers: ['Ada'] }],
  });

it('tells of a section outside the slots that its course is to meet in', () => {
  const form = { kind: 'COURSE_IN_SLOTS', courses: ['ALG'], slots: ['F1', 'F2'] } as const;
  expect(found(rule, wish(form), schedule([at('ALG-1', 'F1+S1'), at('BIO-1', 'S1')]))).toEqual({
    facts: [
      { id: 'N1', words: 'As we agreed in May', kind: 'SECTION_IN_SLOT', section: 'ALG-1', slots: ['S1'] },
    ],
    said: ['“As we agreed in May”: section ALG-1 meets in S1; move it.'],
  });
  expect(found(rule, wish(form), schedule([at('ALG-1', 'F1+F2'), at('ALG-2', null)]))).toEqual(nothing);
});

it('tells of a section in a slot that its course is kept out of', () => {
  const form = { kind: 'COURSE_NOT_IN_SLOTS', courses: ['ALG'], slots: ['F1'] } as const;
  expect(found(rule, wish(form), schedule([at('ALG-1', 'F1+F2')])).said).toEqual([
    '“As we agreed in May”: section ALG-1 meets in F1; move it.',
  ]);
  expect(found(rule, wish(form), schedule([at('ALG-1', 'F2'), at('BIO-1', 'F1')]))).toEqual(nothing);
});

it('tells of a teacher who teaches in a slot that is to be free', () => {
  const form = { kind: 'TEACHER_FREE', teacher: 'Ada', slots: ['F1'] } as const;
  expect(found(rule, wish(form), schedule([at('ALG-1', 'F1', { teacher: 'Ada' })])).said).toEqual([
    '“As we agreed in May”: teacher Ada teaches ALG-1 in F1; move it or assign another.',
  ]);
  expect(found(rule, wish(form), schedule([at('ALG-1', 'F2', { teacher: 'Ada' })]))).toEqual(nothing);
});

it('tells of courses at one time that are to be apart', () => {
  const form = { kind: 'COURSES_APART', courses: ['ALG', 'BIO'] } as const;
  expect(found(rule, wish(form), schedule([at('ALG-1', 'F2'), at('BIO-1', 'F1+F2')]))).toEqual({
    facts: [
      {
        id: 'N1',
        words: 'As we agreed in May',
        kind: 'SAME_TIME',
        sections: ['ALG-1', 'BIO-1'],
        slots: ['F2'],
      },
    ],
    said: ['“As we agreed in May”: sections ALG-1 and BIO-1 both meet in F2; move one of them.'],
  });
  const apart = [at('ALG-1', 'F2'), at('ALG-2', 'F2'), at('BIO-1', 'F1'), at('CHEM-1', 'F1')];
  expect(found(rule, wish(form), schedule(apart))).toEqual(nothing);
});

it('tells of a team without the common slots', () => {
  const form = { kind: 'COMMON_PLANNING', team: '9A', slots: 4 } as const;
  const fall = schedule([at('ALG-1', 'F2', { teacher: 'Ada' })]);
  expect(found(rule, wish(form), fall).said).toEqual([
    '“As we agreed in May”: team 9A has 3 common free slots on day D of term F and needs 4; move a section of its teachers.',
  ]);
  expect(found(rule, wish({ ...form, slots: 3 }), fall)).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
