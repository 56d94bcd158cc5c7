import { describe, expect, it } from 'vitest';
import { fetTimetable, recountFet } from './fet-recount.ts';

const lesson = (id: number, teacher: string, set: string) =>
  `<Activity><Teacher>${teacher}</Teacher><Subject>S</Subject><Students>${set}</Students><Duration>1</Duration><Id>${id}</Id><Active>true</Active></Activity>`;
const rule = (name: string, inner: string) =>
  `<Constraint${name}>${inner}<Active>true</Active></Constraint${name}>`;
const file = (rules: string) => `<Days_List><Day><Name>A</Name></Day><Day><Name>B</Name></Day></Days_List>
<Hours_List><Hour><Name>P1</Name></Hour><Hour><Name>P2</Name></Hour><Hour><Name>P3</Name></Hour></Hours_List>
<Students_List><Year><Name>Y</Name><Group><Name>G</Name><Subgroup><Name>g1</Name></Subgroup></Group></Year></Students_List>
<Activities_List>${lesson(1, 'kim', 'Y')}${lesson(2, 'lee', 'g1')}${lesson(3, 'kim', 'Z')}</Activities_List>
<Time_Constraints_List>${rules}</Time_Constraints_List>`;
const ids = '<Activity_Id>1</Activity_Id><Activity_Id>3</Activity_Id>';
const at = (...places: readonly string[]) =>
  new Map(
    places.map((place, index) => {
      const [day = '', hour = '', room = ''] = place.split(' ');
      return [String(index + 1), { day, hour, room }];
    }),
  );

describe('the recount of a FET timetable', () => {
  it('finds nothing in a whole one', () => {
    expect(recountFet(file(rule('BasicCompulsoryTime', '')), at('A P1 R', 'A P2 R', 'B P1 R'))).toEqual([]);
  });

  it('finds people and rooms in two places, and lessons without a time', () => {
    expect(recountFet(file(''), at('A P1 R', 'A P1 R', 'A P1 Q'))).toEqual([
      'teacher kim, A P1: 1, 3',
      'students g1, A P1: 1, 2',
      'room R, A P1: 1, 2',
    ]);
    expect(recountFet(file(''), at('A P1'))).toEqual(['2 has no time', '3 has no time']);
  });

  it.each([
    ['MinDaysBetweenActivities', `${ids}<MinDays>1</MinDays>`, at('A P1', 'B P1', 'A P2')],
    ['ActivitiesSameStartingTime', ids, at('A P1', 'B P1', 'A P2')],
    [
      'ActivityPreferredRooms',
      '<Activity_Id>1</Activity_Id><Preferred_Room>R</Preferred_Room>',
      at('A P1 Q'),
    ],
    [
      'TeacherNotAvailableTimes',
      '<Teacher>lee</Teacher><Not_Available_Time><Day>B</Day><Hour>P1</Hour></Not_Available_Time>',
      at('A P1', 'B P1', 'A P2'),
    ],
    [
      'TwoActivitiesConsecutive',
      '<First_Activity_Id>1</First_Activity_Id><Second_Activity_Id>3</Second_Activity_Id>',
      at('A P1', 'B P1', 'A P3'),
    ],
    ['ActivitiesSameStartingHour', ids, at('A P1', 'B P1', 'B P2')],
    ['MinGapsBetweenActivities', `${ids}<MinGaps>2</MinGaps>`, at('A P1', 'B P1', 'A P3')],
    [
      'ActivitiesOccupyMaxDifferentRooms',
      `${ids}<Max_Number_of_Different_Rooms>1</Max_Number_of_Different_Rooms>`,
      at('A P1 R', 'B P1', 'B P1 Q'),
    ],
    ['ActivitiesSameRoomIfConsecutive', ids, at('A P1 R', 'B P1', 'A P2 Q')],
  ])('finds a broken %s', (name, inner, placed) => {
    expect(recountFet(file(rule(name, inner)), placed).some((told) => told.startsWith(`${name}: `))).toBe(
      true,
    );
  });

  it('takes a break between two lessons that follow each other for none', () => {
    const rules =
      rule('BreakTimes', '<Break_Time><Day>A</Day><Hour>P2</Hour></Break_Time>') +
      rule(
        'TwoActivitiesConsecutive',
        '<First_Activity_Id>1</First_Activity_Id><Second_Activity_Id>3</Second_Activity_Id>',
      );
    expect(recountFet(file(rules), at('A P1', 'B P1', 'A P3'))).toEqual([]);
  });

  it('refuses a constraint that it does not know', () => {
    expect(() => recountFet(file(rule('TeacherMaxGapsPerDay', '')), at('A P1'))).toThrow(
      'The recount does not know the constraint TeacherMaxGapsPerDay.',
    );
  });

  it('reads the timetable of the peer', () => {
    const text = '<Activity><Id>7</Id><Day>A &amp; B</Day><Hour>P1</Hour><Room></Room></Activity>';
    expect(fetTimetable(text)).toEqual(new Map([['7', { day: 'A & B', hour: 'P1', room: '' }]]));
  });
});
