import { expect, it } from 'vitest';
import { toDecide } from './to-decide.ts';

it('leaves one’s own requests to someone else', () => {
  const own = { id: 'breq_1', requestedBy: { id: 'per_me' } };
  const others = { id: 'breq_2', requestedBy: { id: 'per_you' } };
  const unknown = { id: 'breq_3', requestedBy: null };
  expect(toDecide([own, others, unknown], 'per_me')).toEqual([others, unknown]);
  expect(toDecide([own, others], null)).toEqual([own, others]);
});
