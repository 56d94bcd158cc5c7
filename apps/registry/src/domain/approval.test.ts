import { expect, it } from 'vitest';
import { type Approval, approvedUntil } from './approval.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const approval = (change: string, client: string, until: string): Approval => ({
  id: 'apv_1',
  variant: 'production',
  change,
  client,
  until: day(until),
  reason: 'agreed by phone',
  author: 'ada',
  at: Temporal.Instant.from('2026-11-02T15:00:00Z'),
});
const removal = { key: 'FIELD_REMOVED Person.cost', path: 'Person.cost' };
const until = (today: string, ...approvals: readonly Approval[]) =>
  approvedUntil(approvals, removal, 'ven_1', day(today))?.toString() ?? null;

it('an approval counts through its last day, for its change and its client alone', () => {
  const named = approval('FIELD_REMOVED Person.cost', 'ven_1', '2026-12-31');
  expect(until('2026-12-31', named)).toBe('2026-12-31');
  expect(until('2027-01-01', named)).toBeNull();
  expect(until('2026-12-31', approval('FIELD_REMOVED Person.cost', 'ven_2', '2026-12-31'))).toBeNull();
  expect(until('2026-12-31', approval('FIELD_TYPE_CHANGED Person.cost', 'ven_1', '2026-12-31'))).toBeNull();
});

it('a coordinate stands for every change of it, and of several approvals the last counts', () => {
  const approvals = [
    approval('Person.cost', 'ven_1', '2026-12-01'),
    approval('FIELD_REMOVED Person.cost', 'ven_1', '2027-02-01'),
  ];
  expect(until('2026-11-02', ...approvals)).toBe('2027-02-01');
  expect(until('2026-11-02', approval('Person', 'ven_1', '2026-12-01'))).toBeNull();
});
