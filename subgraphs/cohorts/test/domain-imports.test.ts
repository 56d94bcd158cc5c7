import { walkDomain } from '@quad/test-kit';
import { expect, it } from 'vitest';

it('the domain reaches neither the graph, nor the store, nor the machine', () => {
  const { faults, filesSeen } = walkDomain(new URL('../src/domain/', import.meta.url));
  expect(faults).toEqual([]);
  expect(filesSeen.some((file) => file.includes('kernel'))).toBe(true);
});
