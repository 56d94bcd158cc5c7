import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFetFile } from './fet-file.ts';

const names = (list: string, entry: string, all: readonly string[]) =>
  `<${list}>${all.map((name) => `<${entry}><Name>${name}</Name></${entry}>`).join('')}</${list}>`;
const activity = (id: number, teacher: string, set: string, hours = 1, subject = 'Art') =>
  `<Activity><Teacher>${teacher}</Teacher><Subject>${subject}</Subject><Students>${set}</Students><Duration>${hours}</Duration><Id>${id}</Id><Active>true</Active></Activity>`;
const ids = (...all: readonly number[]) => all.map((id) => `<Activity_Id>${id}</Activity_Id>`).join('');
const constraint = (name: string, inner: string, active = true) =>
  `<Constraint${name}><Weight_Percentage>100</Weight_Percentage>${inner}<Active>${active}</Active></Constraint${name}>`;

/** Two days of three hours, the second a break; two teachers; year 1 of two groups that share nothing. */
const fet = (activities: string, time = '', space = '') => `<?xml version="1.0" encoding="UTF-8"?>
<fet version="5.41.0"><Institution_Name>Small &amp; plain</Institution_Name>
${names('Days_List', 'Day', ['Mon', 'Tue'])}${names('Hours_List', 'Hour', ['1', '2', '3', '4'])}
${names('Teachers_List', 'Teacher', ['kim', 'lee'])}
<Students_List><Year><Name>Y1</Name><Number_of_Students>40</Number_of_Students>
<Group><Name>1A</Name><Number_of_Students>20</Number_of_Students></Group>
<Group><Name>1B</Name><Number_of_Students>20</Number_of_Students></Group></Year></Students_List>
<Activities_List>${activities}</Activities_List>
<Rooms_List><Room><Name>R1</Name><Capacity>20</Capacity></Room><Room><Name>Hall</Name><Capacity>90</Capacity></Room></Rooms_List>
<Time_Constraints_List>${constraint('BasicCompulsoryTime', '')}${constraint('BreakTimes', '<Break_Time><Day>Mon</Day><Hour>2</Hour></Break_Time><Break_Time><Day>Tue</Day><Hour>2</Hour></Break_Time>')}${time}</Time_Constraints_List>
<Space_Constraints_List>${constraint('BasicCompulsorySpace', '')}${space}</Space_Constraints_List></fet>`;

function problemOf(text: string) {
  const read = readFetFile(text);
  if (!read.ok) throw new Error(read.error.map(({ sentence }) => sentence).join('\n'));
  expect(read.value.warnings).toEqual([]);
  return read.value.problem;
}
const patternsOf = (text: string, id: string) =>
  problemOf(text).sections?.find((section) => section.id === id)?.patterns;

describe('a FET file', () => {
  it('has activities as sections, and its smallest sets of students as students who ask for their lessons', () => {
    const problem = problemOf(fet(activity(1, 'kim', 'Y1') + activity(2, 'lee', '1A', 2)));
    expect(problem.name).toBe('Small & plain');
    expect(problem.bell.slots.map(({ id }) => id)).toEqual([
      'Mon 1',
      'Mon 3',
      'Mon 4',
      'Tue 1',
      'Tue 3',
      'Tue 4',
    ]);
    expect(problem.students.map(({ id, requests }) => [id, requests.map(({ course }) => course)])).toEqual([
      ['1A', ['1', '2']],
      ['1B', ['1']],
    ]);
    expect(problem.courses.map(({ id, cap }) => [id, cap])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
  });

  it('lets a lesson of two hours cross no break', () => {
    const two = patternsOf(fet(activity(2, 'lee', '1A', 2)), '2');
    expect(two).toEqual(['Mon 3 ×2', 'Tue 3 ×2']);
  });

  it('says where a lesson may start, where nobody is, and in which room', () => {
    const start = constraint(
      'ActivityPreferredStartingTime',
      `${ids(1)}<Preferred_Day>Tue</Preferred_Day><Preferred_Hour>3</Preferred_Hour>`,
    );
    const away = (kind: string, who: string) =>
      constraint(
        kind,
        `${who}<Not_Available_Time><Day>Mon</Day><Hour>1</Hour></Not_Available_Time><Not_Available_Time><Day>Tue</Day><Hour>2</Hour></Not_Available_Time>`,
      );
    const room = constraint('ActivityPreferredRoom', `${ids(1)}<Room>Hall</Room>`);
    const subject = constraint(
      'SubjectPreferredRooms',
      '<Subject>Art</Subject><Preferred_Room>R1</Preferred_Room><Preferred_Room>Hall</Preferred_Room>',
    );
    const problem = problemOf(
      fet(
        activity(1, 'kim', 'Y1') + activity(2, 'lee', '1A'),
        start +
          away('StudentsSetNotAvailableTimes', '<Students>1B</Students>') +
          away('TeacherNotAvailableTimes', '<Teacher>lee</Teacher>'),
        room + subject,
      ),
    );
    const [first, second] = problem.sections ?? [];
    expect(first).toMatchObject({ patterns: ['Tue 3'], rooms: ['Hall'], teachers: ['kim'] });
    // Twenty people fit into R1, forty do not; 1A is there when 1B is not.
    expect(second).toMatchObject({ rooms: ['R1', 'Hall'] });
    expect(second?.patterns).toHaveLength(6);
    expect(problem.teachers?.[1].unavailable).toEqual(['Mon 1']);
  });

  it('links lessons, and keeps lessons of one subject on different days', () => {
    const links =
      constraint('ActivitiesSameStartingTime', ids(1, 2)) +
      constraint('ActivitiesNotOverlapping', ids(1, 3)) +
      constraint(
        'TwoActivitiesConsecutive',
        '<First_Activity_Id>3</First_Activity_Id><Second_Activity_Id>4</Second_Activity_Id>',
      ) +
      constraint('MinDaysBetweenActivities', `${ids(1, 3)}<MinDays>1</MinDays>`);
    const problem = problemOf(
      fet(
        activity(1, 'kim', '1A') +
          activity(2, 'lee', '1B') +
          activity(3, 'kim', '1A') +
          activity(4, 'lee', '1B'),
        links,
      ),
    );
    expect(problem.links).toEqual([
      { kind: 'SAME_PATTERN', sections: ['1', '2'] },
      { kind: 'DIFFERENT_TIME', sections: ['1', '3'] },
      { kind: 'CONSECUTIVE', sections: ['3', '4'] },
    ]);
    expect(problem.students.at(-1)).toMatchObject({ id: 'not on one day: 1, 3', maxSlots: 1 });
  });

  it('has a student more for a rule on the hours of a day, and rooms at home where no rule says another', () => {
    const time =
      constraint('MinDaysBetweenActivities', `${ids(1, 2, 3)}<MinDays>1</MinDays>`) +
      constraint(
        'TeacherMaxHoursDaily',
        '<Teacher_Name>kim</Teacher_Name><Maximum_Hours_Daily>2</Maximum_Hours_Daily>',
      );
    const space =
      constraint('StudentsSetHomeRoom', '<Students>1A</Students><Room>R1</Room>') +
      constraint('ActivityPreferredRoom', `${ids(2)}<Room>Hall</Room>`);
    const lessons = activity(1, 'kim', '1A') + activity(2, 'lee', '1A', 2) + activity(3, 'kim', '1B');
    const { students, sections } = problemOf(fet(lessons, time, space));
    expect(students.slice(2).map(({ id, maxSlots }) => [id, maxSlots])).toEqual([
      ['not on one day: 1, 2', 2],
      ['not on one day: 1, 3', 1],
      ['not on one day: 2, 3', 2],
      ['day of kim: 1, 3', 2],
    ]);
    expect(sections?.map(({ rooms }) => rooms)).toEqual([['R1'], ['Hall'], undefined]);
  });

  it('has rules on periods, gaps and rooms as links', () => {
    const lessons = activity(1, 'kim', '1A') + activity(2, 'kim', '1A');
    const time =
      constraint('ActivitiesSameStartingHour', ids(1, 2)) +
      constraint('MinGapsBetweenActivities', `${ids(1, 2)}<MinGaps>2</MinGaps>`);
    const space =
      constraint(
        'ActivitiesOccupyMaxDifferentRooms',
        `${ids(1, 2)}<Max_Number_of_Different_Rooms>1</Max_Number_of_Different_Rooms>`,
      ) + constraint('ActivitiesSameRoomIfConsecutive', ids(1, 2));
    const sections = ['1', '2'];
    expect(problemOf(fet(lessons, time, space)).links).toEqual([
      { kind: 'SAME_PERIOD', sections },
      { kind: 'GAP', sections, slots: 2 },
      { kind: 'FEW_ROOMS', sections, rooms: 1 },
      { kind: 'SAME_ROOM_IN_A_ROW', sections },
    ]);
  });

  it('takes a rule on the hours of a day of less than 100 % for a wish', () => {
    const rule = constraint('MinDaysBetweenActivities', `${ids(1, 2)}<MinDays>1</MinDays>`);
    const lessons = activity(1, 'kim', '1A') + activity(2, 'kim', '1B');
    const needs = (time: string) =>
      problemOf(fet(lessons, time))
        .students.at(-1)
        ?.requests.map(({ isMandatory }) => isMandatory);
    expect(needs(rule)).toEqual([true, true]);
    expect(needs(rule.replace('>100<', '>95<'))).toEqual([undefined, undefined]);
  });

  it('is refused by the names of all constraints that a problem cannot say, but not of those switched off', () => {
    const unknown =
      constraint('TeacherMaxGapsPerDay', '<Max_Gaps>2</Max_Gaps>').repeat(2) +
      constraint('ActivitiesSameStartingTime', ids(1, 2)) +
      constraint('TeachersMaxGapsPerDay', '', false);
    const read = readFetFile(fet(activity(1, 'kim', '1A') + activity(2, 'lee', '1B', 2), unknown));
    expect(read.ok ? [] : read.error.map(({ code, sentence }) => [code, sentence])).toEqual([
      [
        'UNKNOWN_CONSTRAINT',
        'The file has constraints that a schedule problem cannot say: ConstraintActivitiesSameStartingTime of activities of different lengths (1), ConstraintTeacherMaxGapsPerDay (2); switch them off in FET and read the file again.',
      ],
    ]);
  });

  it('that is torn or none is told so', () => {
    const codeOf = (text: string) => {
      const read = readFetFile(text);
      return read.ok ? 'OK' : read.error.map(({ code }) => code).join();
    };
    expect(codeOf('<fet><Days_List></fet>')).toBe('NOT_XML');
    expect(codeOf('')).toBe('NOT_XML');
    expect(codeOf('<html></html>')).toBe('OTHER_FORMAT');
  });
});

const folder = join(
  resolve(import.meta.dirname, '../../../../..', process.env.QUAD_TEST_DATA ?? '../shared/data'),
  'scheduling/fet',
);
if (!existsSync(folder))
  console.warn(`Skipped: no test data at ${folder}; set QUAD_TEST_DATA to its folder.`);

describe.skipIf(!existsSync(folder))('the FET files of the test data folder', () => {
  const read = (file: string) => readFetFile(readFileSync(join(folder, file), 'utf8'));

  it('are read whole where a problem can say them', () => {
    for (const [file, sections] of [
      ['Hopwood.fet', 163],
      ['secondary-school.fet', 1086],
      ['FET-2020-07-30-SAMPLE_HK_6_period.fet', 873],
    ] as const) {
      const checked = read(file);
      expect(checked.ok && checked.value.problem.sections).toHaveLength(sections);
    }
  });
});
