import { expect, it } from 'vitest';
import type { SectionLink } from '../problem/section.ts';
import { rule } from './linked-sections.ts';
import { at, found, nothing, schedule, school, sits } from './test-school.ts';

const linked = (kind: SectionLink['kind'], sections = ['ALG-1', 'BIO-1']) =>
  school({ links: [{ kind, sections }] });
const placed = (first: string | null, second: string | null) => [at('ALG-1', first), at('BIO-1', second)];

it('tells of a student who sits in one of two sections that belong together', () => {
  const half = schedule(placed('F1', 'F2'), [sits('Kim', 'ALG-1')]);
  expect(found(rule, linked('SAME_STUDENTS'), half)).toEqual({
    facts: [{ kind: 'SAME_STUDENTS', student: 'Kim', sits: ['ALG-1'], misses: ['BIO-1'] }],
    said: [
      'Student Kim sits in ALG-1 and not in BIO-1, which belong together; seat the student in all or in none.',
    ],
  });
  const whole = schedule(placed('F1', 'F2'), [sits('Kim', 'ALG-1'), sits('Kim', 'BIO-1')]);
  expect(found(rule, linked('SAME_STUDENTS'), whole)).toEqual(nothing);
});

it('tells of two teachers where one is to teach all', () => {
  const two = [at('ALG-1', 'F1', { teacher: 'Ada' }), at('BIO-1', 'F2', { teacher: 'Bo' })];
  expect(found(rule, linked('SAME_TEACHER'), schedule(two))).toEqual({
    facts: [{ kind: 'SAME_TEACHER', sections: ['ALG-1', 'BIO-1'], teachers: ['Ada', 'Bo'] }],
    said: [
      'Sections ALG-1 and BIO-1 have one teacher by their link and now Ada and Bo; assign one teacher to all.',
    ],
  });
  const one = [at('ALG-1', 'F1', { teacher: 'Ada' }), at('BIO-1', 'F2', { teacher: 'Ada' })];
  expect(found(rule, linked('SAME_TEACHER'), schedule(one))).toEqual(nothing);
});

it('tells of sections that do not follow one another in the order of the link', () => {
  expect(found(rule, linked('CONSECUTIVE'), schedule(placed('F2', 'F1')))).toEqual({
    facts: [{ kind: 'CONSECUTIVE', earlier: 'ALG-1', later: 'BIO-1' }],
    said: ['Section BIO-1 follows right after ALG-1 by their link and does not; move one of them.'],
  });
  expect(found(rule, linked('CONSECUTIVE'), schedule(placed('F4', 'S1'))).facts).toHaveLength(1);
  expect(found(rule, linked('CONSECUTIVE'), schedule(placed('F1+F2', 'F3')))).toEqual(nothing);
});

it('asks of three consecutive sections that each follows the one before, and of none that is not placed', () => {
  const three = linked('CONSECUTIVE', ['CHEM-1', 'ALG-1', 'BIO-1']);
  expect(found(rule, three, schedule([at('CHEM-1', 'F1'), ...placed('F2', 'F3')]))).toEqual(nothing);
  expect(found(rule, three, schedule([at('CHEM-1', 'F1'), ...placed(null, 'F4')]))).toEqual(nothing);
});

it('tells of two patterns where the time is to be the same', () => {
  expect(found(rule, linked('SAME_PATTERN'), schedule(placed('F1', 'F1+F2')))).toEqual({
    facts: [{ kind: 'SAME_PATTERN', sections: ['ALG-1', 'BIO-1'], patterns: ['F1', 'F1+F2'] }],
    said: [
      'Sections ALG-1 and BIO-1 meet at the same time by their link and now in F1 and F1+F2; move them together.',
    ],
  });
  expect(found(rule, linked('SAME_PATTERN'), schedule(placed('F1', 'F1')))).toEqual(nothing);
});

it('tells of one slot where the times are to be different', () => {
  expect(found(rule, linked('DIFFERENT_TIME'), schedule(placed('F2', 'F1+F2')))).toEqual({
    facts: [{ kind: 'DIFFERENT_TIME', slot: 'F2', sections: ['ALG-1', 'BIO-1'] }],
    said: [
      'Sections ALG-1 and BIO-1 meet at different times by their link and now all in F2; move one of them.',
    ],
  });
  expect(found(rule, linked('DIFFERENT_TIME'), schedule(placed('F3', 'F1+F2')))).toEqual(nothing);
});

it('tells of sections that begin in different periods where it is to be one', () => {
  expect(found(rule, linked('SAME_PERIOD'), schedule(placed('F1', 'S2')))).toEqual({
    facts: [{ kind: 'SAME_PERIOD', sections: ['ALG-1', 'BIO-1'], periods: ['P1', 'P2'] }],
    said: [
      'Sections ALG-1 and BIO-1 begin in the same period by their link and now in P1; P2; move one of them.',
    ],
  });
  expect(found(rule, linked('SAME_PERIOD'), schedule(placed('F1+F2', 'F1+S1')))).toEqual(nothing);
});

it('tells of two sections without slots between them on a day', () => {
  const apart = school({ links: [{ kind: 'GAP', sections: ['ALG-1', 'BIO-1'], slots: 2 }] });
  expect(found(rule, apart, schedule(placed('F1', 'F3')))).toEqual({
    facts: [{ kind: 'GAP', sections: ['ALG-1', 'BIO-1'], term: 'F', dayType: 'D', wanted: 2 }],
    said: [
      'Sections ALG-1 and BIO-1 have 2 slots between them on a day by their link and fewer on day D of term F; move one of them.',
    ],
  });
  expect(found(rule, apart, schedule(placed('F1', 'F4')))).toEqual(nothing);
  expect(found(rule, apart, schedule(placed('F4', 'S1')))).toEqual(nothing);
  expect(found(rule, linked('GAP'), schedule(placed('F1', 'F3')))).toEqual(nothing);
});

const inRooms = (...places: readonly [string, string, string | null][]) =>
  schedule(places.map(([id, pattern, room]) => at(id, pattern, { room })));

it('tells of more rooms than a set of sections may have', () => {
  expect(found(rule, linked('FEW_ROOMS'), inRooms(['ALG-1', 'F1', 'R1'], ['BIO-1', 'F2', 'R2']))).toEqual({
    facts: [{ kind: 'FEW_ROOMS', sections: ['ALG-1', 'BIO-1'], rooms: ['R1', 'R2'], most: 1 }],
    said: [
      'Sections ALG-1 and BIO-1 meet in at most 1 rooms by their link and now in R1 and R2; give them the same rooms.',
    ],
  });
  expect(found(rule, linked('FEW_ROOMS'), inRooms(['ALG-1', 'F1', 'R1'], ['BIO-1', 'F2', null]))).toEqual(
    nothing,
  );
  const two = school({ links: [{ kind: 'FEW_ROOMS', sections: ['ALG-1', 'BIO-1'], rooms: 2 }] });
  expect(found(rule, two, inRooms(['ALG-1', 'F1', 'R1'], ['BIO-1', 'F2', 'R2']))).toEqual(nothing);
});

it('tells of two rooms where one section goes on right after another', () => {
  const link = linked('SAME_ROOM_IN_A_ROW');
  expect(found(rule, link, inRooms(['ALG-1', 'F2', 'R1'], ['BIO-1', 'F1', 'R2']))).toEqual({
    facts: [{ kind: 'SAME_ROOM_IN_A_ROW', earlier: 'BIO-1', later: 'ALG-1' }],
    said: [
      'Sections BIO-1 and ALG-1 follow one another and are in one room then by their link; give them one room, or move one of them.',
    ],
  });
  expect(found(rule, link, inRooms(['ALG-1', 'F2', 'R1'], ['BIO-1', 'F1', 'R1']))).toEqual(nothing);
  expect(found(rule, link, inRooms(['ALG-1', 'F3', 'R1'], ['BIO-1', 'F1', 'R2']))).toEqual(nothing);
  // At the same time none follows the other.
  expect(found(rule, link, inRooms(['ALG-1', 'F1+F2', 'R1'], ['BIO-1', 'F1+F2', 'R2']))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
