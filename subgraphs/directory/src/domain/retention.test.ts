import { readInventory } from '@quad/test-kit';
import { expect, it } from 'vitest';
import {
  beginOfRetention,
  DELETE_FILE,
  DELETE_REMOVED_STUDENTS,
  endOfRetention,
  retention,
} from './retention.ts';

it('is what the inventory says, for each act that deletes', () => {
  const listed = readInventory().flatMap((purpose) =>
    purpose.retention.map(({ act, after }) => `${act} ${after}`),
  );
  expect([...new Set(listed)].toSorted()).toEqual(
    [
      `${DELETE_FILE} EXPORT ${retention.EXPORT}`,
      `${DELETE_FILE} UPLOAD ${retention.UPLOAD}`,
      `${DELETE_REMOVED_STUDENTS} ${retention.REMOVED_STUDENTS}`,
      'none null',
    ].toSorted(),
  );
});

it('counts years by the calendar', () => {
  const since = Temporal.Instant.from('2024-02-29T12:00:00Z');
  expect(endOfRetention(since, 'P5Y').toString()).toBe('2029-02-28T12:00:00Z');
  expect(beginOfRetention(Temporal.Instant.from('2029-03-01T12:00:00Z'), 'P5Y').toString()).toBe(
    '2024-03-01T12:00:00Z',
  );
});
