import { expect, it } from 'vitest';
import { rule } from './room-fits.ts';
import { at, course, found, nothing, schedule, school, sits } from './test-school.ts';

const lab = school({
  courses: [course('BIO', { roomType: 'LAB' })],
  rooms: [
    { id: 'L1', type: 'LAB', capacity: 1 },
    { id: 'G1', type: 'GYM', capacity: 30 },
  ],
});
const seats = [sits('Kim', 'BIO-1'), sits('Lee', 'BIO-1')];
const inRoom = (room: string | null, count = 0) =>
  schedule([at('BIO-1', 'F1', { room })], seats.slice(0, count));

it('tells of a room of the wrong type', () => {
  expect(found(rule, lab, inRoom('G1'))).toEqual({
    facts: [{ kind: 'WRONG_ROOM', section: 'BIO-1', room: 'G1', type: 'LAB' }],
    said: ['Section BIO-1 is in room G1 and needs LAB; give it such a room.'],
  });
});

it('tells of a room that is too small by one', () => {
  expect(found(rule, lab, inRoom('L1', 2))).toEqual({
    facts: [{ kind: 'TOO_SMALL', section: 'BIO-1', room: 'L1', capacity: 1, students: 2 }],
    said: ['Section BIO-1 seats 2 students in room L1, which holds 1; give it a larger room.'],
  });
});

it('tells of no room where one is needed, and of a room that the school does not have', () => {
  expect(found(rule, lab, inRoom(null)).said).toEqual([
    'Section BIO-1 needs a room (LAB) and has none; give it one.',
  ]);
  expect(found(rule, lab, inRoom('X9')).said).toEqual([
    'Section BIO-1 is in room X9, which the school does not have; name another.',
  ]);
});

it('tells of a room that is none of those that a section names', () => {
  const named = { ...lab, sections: [{ id: 'BIO-1', courses: ['BIO'], rooms: ['G1'] }] };
  expect(found(rule, named, inRoom('L1')).facts).toEqual([
    { kind: 'WRONG_ROOM', section: 'BIO-1', room: 'L1', type: 'G1' },
  ]);
  expect(found(rule, named, inRoom('G1'))).toEqual(nothing);
});

it('lets a room be full, and a section that stands nowhere have none', () => {
  expect(found(rule, lab, inRoom('L1', 1))).toEqual(nothing);
  expect(found(rule, lab, schedule([at('BIO-1', null)]))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
