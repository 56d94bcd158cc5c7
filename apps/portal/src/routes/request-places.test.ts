import { expect, it } from 'vitest';
import { placesOf } from './request-places.ts';

const cedar = { id: 'org_cedar', name: 'Cedar High', type: 'SCHOOL' };
const oak = { id: 'org_oak', name: 'Oak Middle', type: 'SCHOOL' };
const math = { id: 'org_math', name: 'Mathematics', type: 'DEPARTMENT' };
const district = { id: 'org_d', name: 'District', type: 'DISTRICT' };
const organization = {
  schools: { edges: [{ node: cedar }, { node: oak }] },
  departments: { edges: [{ node: math }] },
};

it('lets a principal ask for the own school only', () => {
  expect(placesOf({ roles: [{ role: 'PRINCIPAL', organization: cedar }], organization })).toEqual([cedar]);
});

it('lets a superintendent ask for every department and school', () => {
  expect(placesOf({ roles: [{ role: 'SUPERINTENDENT', organization: district }], organization })).toEqual([
    math,
    cedar,
    oak,
  ]);
});

it('puts the own department first for a lead who may ask for all', () => {
  expect(placesOf({ roles: [{ role: 'DEPARTMENT_LEAD', organization: math }], organization })[0]).toEqual(
    math,
  );
});

it('gives a budget officer, who may not ask, no place', () => {
  expect(placesOf({ roles: [{ role: 'BUDGET_OFFICER', organization: district }], organization })).toEqual([]);
  expect(placesOf(null)).toEqual([]);
});
