import { expect, it } from 'vitest';
import { schoolLevel } from './school-level.ts';

it.each([
  ['Pagac Elementary School', 'ELEMENTARY'],
  ['Lincoln Junior High School', 'MIDDLE'],
  ['West High School', 'HIGH'],
  ['Prairie K-12 School', 'K12'],
  ['Highland Academy', null],
] as const)('%s is %s by its name', (name, level) => {
  expect(schoolLevel(name)).toBe(level);
});
