import { describe, expect, it } from 'vitest';
import { codesOf, faultsOf } from '../../test/faults-of.ts';
import { schoolWith, smallSchool } from '../../test/small-school.ts';
import { compile } from '../model/compile.ts';
import { pathText } from './fault.ts';
import { validateProblem } from './validate-problem.ts';
import { withoutFaulty } from './without-faulty.ts';

const student = { id: 's3', requests: [{ course: 'CHO', kind: 'PRIMARY' }] } as const;
/** A student alone in the school; nothing else names one. */
const alone = { teams: [], apart: [], locks: {}, sections: [], links: [] };

describe('a problem', () => {
  it('has no faults when nothing is wrong', () => {
    expect(faultsOf(smallSchool())).toEqual([]);
  });

  it('is told what is wrong with its shape, key by key', () => {
    const { courses, ...rest } = smallSchool();
    expect(
      codesOf({
        ...rest,
        colour: 'red',
        courses: [...courses, { id: 'NEG', cap: -1, minimum: 0.5, sections: 'two' }, { cap: 1, sections: 0 }],
      }),
    ).toEqual([
      'ERROR NEGATIVE_NUMBER NEG',
      'ERROR WRONG_TYPE NEG',
      'ERROR WRONG_TYPE NEG',
      'ERROR MISSING ',
      'ERROR UNKNOWN_KEY ',
    ]);
    expect(codesOf(null)).toEqual(['ERROR WRONG_TYPE ']);
    expect(codesOf(schoolWith({ goals: { preps: 0 } }))).toEqual([]);
    expect(
      codesOf(
        schoolWith({
          students: [{ ...student, requests: [{ ...student.requests[0], weight: 0 }] }],
          ...alone,
        }),
      ),
    ).toEqual(['ERROR OUT_OF_RANGE s3', 'WARNING UNKNOWN_ID SCI']);
    expect(codesOf({ ...smallSchool(), apart: [{ students: ['s1'] }] })).toEqual(['ERROR WRONG_TYPE ']);
    expect(
      codesOf({ ...smallSchool(), nonNegotiables: [{ id: 'N', words: '', form: { kind: 'NEVER' } }] }),
    ).toEqual(['ERROR WRONG_TYPE N']);
  });

  it.each(['race', 'raceEthnicity', 'ethnicity_code', 'sex', 'Gender', 'hispanicOrLatinoEthnicity', 'asian'])(
    'is refused when a student carries %s, at any depth',
    (key) => {
      const flat = {
        ...smallSchool(),
        students: [{ ...student, [key]: 'x' }],
        teams: [],
        apart: [],
        locks: {},
        sections: [],
        links: [],
      };
      expect(codesOf(flat)).toEqual(['ERROR FORBIDDEN_ATTRIBUTE s3', 'WARNING UNKNOWN_ID SCI']);
      expect(codesOf({ ...smallSchool(), note: { about: [{ [key]: 1 }] } })).toEqual([
        'ERROR FORBIDDEN_ATTRIBUTE small',
        'ERROR UNKNOWN_KEY ',
      ]);
    },
  );

  it('is refused when a need is named after sex, and not when it is one of a program', () => {
    const needs = (need: string) => ({
      ...smallSchool(),
      students: [...smallSchool().students, { ...student, needs: [need] }],
    });
    expect(codesOf(needs('gender: x'))).toEqual(['ERROR FORBIDDEN_ATTRIBUTE s3']);
    expect(codesOf(needs('EMBRACE'))).toEqual([]);
  });

  it('tells faults of shape, of the frame and of one student at once', () => {
    const school = smallSchool();
    const faults = faultsOf({
      ...school,
      bell: { ...school.bell, patterns: [...school.bell.patterns, { id: 'X', slots: ['A9'] }] },
      courses: [
        ...school.courses,
        { id: 'DRA', cap: 0, sections: 1 },
        { id: 'ART', cap: 2, sections: 0, colour: 1 },
      ],
      students: [
        ...school.students,
        {
          ...student,
          sex: 'x',
          requests: [
            { course: 'LAT', kind: 'PRIMARY' },
            { course: 'CHO', kind: 'SECOND' },
          ],
        },
      ],
    });
    expect(faults.map(({ code, path }) => `${code} ${pathText(path)}`)).toEqual([
      'FORBIDDEN_ATTRIBUTE students[2].sex',
      'UNKNOWN_KEY courses[5].colour',
      'WRONG_TYPE students[2].requests[1].kind',
      'DUPLICATE_ID courses[5].id',
      'UNKNOWN_ID bell.patterns[4].slots[0]',
      'UNKNOWN_ID students[2].requests[0].course',
      'NO_CAP courses[4].cap',
      'NO_QUALIFIED_TEACHER courses[4]',
    ]);
    for (const { sentence } of faults) expect(sentence).toMatch(/^[^;.]+(?:[;.].+)+\.$/);
  });

  it('is built without what its warnings leave out', () => {
    const school = schoolWith({
      students: [
        ...smallSchool().students,
        { id: 's3', team: 'blue', requests: [{ course: 'LAT', kind: 'PRIMARY' }, ...student.requests] },
        { id: 's1', requests: [] },
      ],
      apart: [{ students: ['s1', 'gone'] }],
    });
    const result = validateProblem(school);
    if (!result.ok) throw new Error('The problem has warnings only.');
    const { problem, warnings } = result.value;
    expect(warnings.map(({ code, id }) => `${code} ${id}`)).toEqual([
      'DUPLICATE_ID s1',
      'UNKNOWN_ID LAT',
      'UNKNOWN_ID blue',
      'UNKNOWN_ID gone',
    ]);
    const rest = withoutFaulty(problem, warnings);
    expect(rest.students).toEqual([...smallSchool().students, student]);
    expect(rest.apart).toEqual([]);
    expect(rest.bell).toBe(problem.bell);
    expect(faultsOf(rest)).toEqual([]);
    expect([...compile(rest).requestCourse].includes(-1)).toBe(false);
  });

  it('of ten thousand students is checked whole', () => {
    const students = Array.from({ length: 10_000 }, (_, at) => ({
      ...student,
      id: `x${at}`,
      requests: [...student.requests, { course: at % 5_000 === 0 ? 'LAT' : 'BIO', kind: 'PRIMARY' as const }],
    }));
    expect(codesOf(schoolWith({ students: [...smallSchool().students, ...students] }))).toEqual([
      'WARNING UNKNOWN_ID LAT',
      'WARNING UNKNOWN_ID LAT',
    ]);
  });
});
