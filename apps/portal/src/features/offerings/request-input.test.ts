import { expect, it } from 'vitest';
import { type OfferingForm, type RequestPlace, requestInput } from './request-input.ts';

const places: readonly RequestPlace[] = [
  { id: 'org_school', name: 'Cedar High', type: 'SCHOOL' },
  { id: 'org_math', name: 'Mathematics', type: 'DEPARTMENT' },
];
const form: OfferingForm = {
  placeId: 'org_school',
  method: 'VIRTUAL',
  participants: 40,
  preferredStartsOn: '',
  note: ' ',
};

it('asks for a school or for a department, and leaves out what was left empty', () => {
  expect(requestInput('m1', 'off_1', form, places)).toEqual({
    clientMutationId: 'm1',
    offeringId: 'off_1',
    method: 'VIRTUAL',
    participants: 40,
    schoolId: 'org_school',
  });
  expect(requestInput('m1', 'off_1', { ...form, placeId: 'org_math', note: 'Fall' }, places)).toMatchObject({
    departmentId: 'org_math',
    note: 'Fall',
  });
});

it('asks for the district when there is no place to choose', () => {
  expect(requestInput('m1', 'off_1', { ...form, placeId: '' }, [])).not.toHaveProperty('schoolId');
});
