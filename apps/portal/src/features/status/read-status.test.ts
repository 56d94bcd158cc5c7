import { expect, it } from 'vitest';
import { statusFrom } from './read-status.ts';

it('reads processes with and without an outbox', () => {
  expect(
    statusFrom({
      processes: [
        {
          name: 'budgets',
          ok: true,
          detail: 'ready',
          outbox: { pending: 2, refused: 0, oldestPendingAt: '2026-09-01T10:00:00Z' },
        },
        { name: 'cohorts', ok: false },
      ],
    }),
  ).toEqual([
    {
      name: 'budgets',
      ok: true,
      detail: 'ready',
      outbox: { pending: 2, refused: 0, oldestPendingAt: '2026-09-01T10:00:00Z' },
    },
    { name: 'cohorts', ok: false, detail: null, outbox: null },
  ]);
});

it('refuses an answer that is no status', () => {
  expect(() => statusFrom({})).toThrow(/without `processes`/);
  expect(() => statusFrom('<html>')).toThrow(/without `processes`/);
});
