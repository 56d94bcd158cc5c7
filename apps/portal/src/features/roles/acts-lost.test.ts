import { expect, it } from 'vitest';
import { actsLost } from './acts-lost.ts';

const coach = { role: 'COACH', organizationId: 'org_north' } as const;
const teacher = { role: 'TEACHER', organizationId: 'org_north' } as const;

it('loses all that a role allows with the last role', () => {
  expect(actsLost(teacher, [])).toEqual(
    expect.arrayContaining(['READ_STAFF', 'READ_ROSTER', 'READ_TEACHING_LOAD', 'SIGN_UP_FOR_PROGRAM']),
  );
});

it('keeps what another role allows as far', () => {
  // A teacher reads their own load; a coach that of the whole school.
  expect(actsLost(coach, [teacher])).toEqual(['READ_TEACHING_LOAD']);
  expect(actsLost(teacher, [coach])).toEqual(['READ_ROSTER']);
  expect(actsLost(coach, [{ role: 'SUPERINTENDENT', organizationId: 'org_district' }])).toEqual([]);
});

it('keeps nothing of a school by a role at another school', () => {
  expect(actsLost(coach, [{ ...coach, organizationId: 'org_south' }])).toEqual([
    'READ_STAFF',
    'READ_SECTIONS',
    'READ_TEACHING_LOAD',
  ]);
});
