import { expect, it } from 'vitest';
import type { NonNegotiableForm } from '../problem/locks.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import { asks, course, school, twoSemesters } from '../rules/test-school.ts';
import { compile } from './compile.ts';
import { linkKinds, type Model } from './model.ts';

/** Links as the search reads them: of each section to another, in words. */
const linksOf = (model: Model): string[] =>
  model.ids.sections.flatMap((id, section) =>
    Array.from(
      model.linkOther.subarray(model.linkStart[section], model.linkStart[section + 1]),
      (other, at) =>
        `${id} ${linkKinds[model.linkKind[model.linkStart[section] + at]]} ${model.ids.sections[other]}`,
    ),
  );

/** Sections that each request may be met in, by course. */
const optionsOf = (problem: ScheduleProblem): Record<string, string[]> => {
  const model = compile(problem);
  return Object.fromEntries(
    Array.from(model.requestCourse, (asked, request) => [
      model.ids.courses[asked],
      Array.from(
        model.options.subarray(model.optionStart[request], model.optionStart[request + 1]),
        (unit) => model.ids.sections[model.unitSections[model.unitSectionStart[unit]]],
      ),
    ]),
  );
};

const one = (id: string) => course(id, { sections: 1 });
const two = (id: string) => course(id, { sections: 2 });
const wish = (form: NonNegotiableForm) => [{ id: 'N1', words: 'As we agreed', form }];

it('keeps sections of courses apart that the school wants apart, and not those of one course', () => {
  const problem = school({
    courses: [two('ALG'), one('BIO'), one('CHEM')],
    nonNegotiables: wish({ kind: 'COURSES_APART', courses: ['ALG', 'BIO'] }),
  });
  expect(linksOf(compile(problem))).toEqual([
    'ALG-1 DIFFERENT_TIME BIO-1',
    'ALG-2 DIFFERENT_TIME BIO-1',
    'BIO-1 DIFFERENT_TIME ALG-1',
    'BIO-1 DIFFERENT_TIME ALG-2',
  ]);
});

it('links consecutive sections in the order of the link, each with the next one alone', () => {
  const problem = school({
    courses: [one('ALG'), one('BIO'), one('CHEM')],
    links: [{ kind: 'CONSECUTIVE', sections: ['CHEM-1', 'ALG-1', 'BIO-1'] }],
  });
  expect(linksOf(compile(problem))).toEqual([
    'ALG-1 RIGHT_AFTER CHEM-1',
    'ALG-1 RIGHT_BEFORE BIO-1',
    'BIO-1 RIGHT_AFTER ALG-1',
    'CHEM-1 RIGHT_BEFORE ALG-1',
  ]);
});

it('lets a pattern follow another only where it does on every day of both', () => {
  const ids = ['F1', 'F2', 'F1+S1', 'F2+S2', 'F2+S3', 'S1'];
  const patterns = ids.map((id) => ({ id, slots: id.split('+') }));
  const { patternFollows } = compile(school({ bell: { ...twoSemesters, patterns } }));
  const followers = (id: string) =>
    ids.filter((_, other) => patternFollows[ids.indexOf(id) * ids.length + other] === 1);
  expect(followers('F1')).toEqual(['F2']);
  expect(followers('F1+S1')).toEqual(['F2+S2']);
  expect(followers('F2')).toEqual([]);
});

it('lets a request into sections of its pool only that teach its course', () => {
  const problem = school({
    courses: [one('ALG'), one('BIO')],
    simultaneous: [{ courses: ['ALG', 'BIO'] }],
    sections: [{ id: 'ALG-X', courses: ['ALG'] }],
    students: [asks('Kim', ['ALG', 'BIO'])],
  });
  expect(optionsOf(problem)).toEqual({ ALG: ['ALG-X', 'ALG-2'], BIO: ['ALG-2'] });
});

it('leaves a locked seat no other section', () => {
  const problem = school({
    courses: [two('ALG'), two('BIO')],
    students: [asks('Kim', ['ALG', 'BIO'])],
    locks: { seats: [{ student: 'Kim', section: 'ALG-2', course: 'ALG' }] },
  });
  expect(optionsOf(problem)).toEqual({ ALG: ['ALG-2'], BIO: ['BIO-1', 'BIO-2'] });
});

it('closes a course to a student who does not ask for its corequisite', () => {
  const courses = [course('ALG', { sections: 1, corequisites: ['BIO'] }), one('BIO'), one('CHEM')];
  expect(optionsOf(school({ courses, students: [asks('Kim', ['ALG', 'CHEM'])] })).ALG).toEqual([]);
  expect(optionsOf(school({ courses, students: [asks('Kim', ['ALG', 'BIO'])] })).ALG).toEqual(['ALG-1']);
});

it('takes sections whole that are joined by more than one link', () => {
  const problem = school({
    courses: [course('ALG', { sections: 4 })],
    links: [
      { kind: 'SAME_STUDENTS', sections: ['ALG-1', 'ALG-2'] },
      { kind: 'SAME_STUDENTS', sections: ['ALG-3', 'ALG-2'] },
    ],
  });
  expect([...compile(problem).sectionUnit]).toEqual([0, 0, 0, 1]);
});
