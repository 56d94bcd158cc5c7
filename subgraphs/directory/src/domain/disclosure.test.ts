import { expect, it } from 'vitest';
import { disclosureOf, instantKey, labelsOf } from './disclosure.ts';

const change = {
  id: 'dis_1',
  tenantId: 'org_1',
  at: '2026-11-02T15:00:00Z',
  who: 'person:per_1',
  roles: ['TEACHER'],
  purpose: 'ROSTERING',
  studentIds: ['stu_1'],
  fields: ['Student.grade'],
  classes: ['DIRECTORY'],
  isRequired: false,
  evidence: 'FETCHED',
  requestId: 'req_1',
} as const;

it('sorts entries by instant, whatever its precision, and then by id', () => {
  const keys = [
    disclosureOf('directory', change),
    disclosureOf('scheduling', { ...change, id: 'dis_0', at: '2026-11-02T15:00:00.500Z' }),
    disclosureOf('directory', { ...change, id: 'dis_2' }),
  ].map(({ sortKey }) => sortKey);
  expect(keys.toSorted()).toEqual([keys[0], keys[2], keys[1]]);
  expect(instantKey('2026-11-02T16:00:00+01:00')).toBe('2026-11-02T15:00:00.000Z');
});

it('finds a reader by an id of any kind, and the operator by name', () => {
  expect(labelsOf('per_1')).toContain('person:per_1');
  expect(labelsOf('ven_1')).toContain('vendor:ven_1');
  expect(labelsOf('operator')).toContain('operator');
});
