import { walkDomain } from '@quad/test-kit';
import { expect, it } from 'vitest';

it('the domain reaches nothing but itself and the kernel', () => {
  const { faults, filesSeen } = walkDomain(new URL('../src/domain/', import.meta.url));
  expect(faults).toEqual([]);
  expect(filesSeen.length).toBeGreaterThan(5);
});
