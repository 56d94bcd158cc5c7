import { type OrganizationKind, type Role, roleFacts } from '@quad/kernel';
import { expect, it } from 'vitest';
import { openPlaces } from './places.ts';

const placesOf = (role: Role, organizationKind: OrganizationKind | null) =>
  openPlaces({ can: (action) => roleFacts(role).may[action] !== undefined, organizationKind }).map(
    ({ to }) => to,
  );

it('shows schools to people of a district, and not to its partners, who have none', () => {
  expect(placesOf('TEACHER', 'DISTRICT')).toContain('/schools');
  expect(placesOf('COHORT_FACILITATOR', 'FOUNDATION')).toEqual(['/', '/programs', '/offerings', '/shared']);
  expect(placesOf('STATE_ADMIN', 'STATE_DEPARTMENT')).toEqual(['/', '/programs', '/offerings', '/shared']);
});

it('shows people and roles to those alone who may grant roles', () => {
  expect(placesOf('SUPERINTENDENT', 'DISTRICT')).toContain('/roles');
  expect(placesOf('PLATFORM_TEAM', 'DISTRICT')).toContain('/roles');
  expect(placesOf('DATA_LEAD', 'DISTRICT')).not.toContain('/roles');
});

it('shows vendors to those alone who may register them', () => {
  expect(placesOf('DATA_LEAD', 'DISTRICT')).toContain('/vendors');
  expect(placesOf('PLATFORM_TEAM', 'DISTRICT')).toContain('/vendors');
  expect(placesOf('SUPERINTENDENT', 'DISTRICT')).not.toContain('/vendors');
});

it('hides nothing while nobody says who is reading', () => {
  const all = openPlaces({ can: () => true, organizationKind: null });
  expect(all.map(({ to }) => to)).toEqual(expect.arrayContaining(['/schools', '/roles', '/processes']));
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
});
