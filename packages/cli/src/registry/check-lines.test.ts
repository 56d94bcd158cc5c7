import { expect, it } from 'vitest';
import { findingLines } from './check-lines.ts';

it('tells findings worst first, and whom a change breaks: contact, operation, calls, last use', () => {
  const finding = { path: null, rule: null, change: null, uses: [] };
  const use = {
    client: 'ven_1',
    clientName: 'Sample SIS',
    contact: 'it@sis.example',
    operation: '12345678abcdef',
    operationName: 'Costs',
    calls: 3,
    lastSeen: '2026-11-01T15:00:00Z',
    excuse: { until: '2026-12-31' },
  };
  const app = { ...use, client: 'portal', clientName: 'portal', contact: null, operationName: null };
  expect(
    findingLines([
      { ...finding, code: 'BREAKS_NOBODY', severity: 'INFO', message: 'Nobody.' },
      {
        ...finding,
        code: 'BREAKS_CLIENTS',
        severity: 'WARNING',
        message: 'Gone.',
        uses: [
          use,
          { ...app, excuse: 'DEPLOYED_TOGETHER' },
          { ...app, calls: 0, lastSeen: null, excuse: null },
        ],
      },
      { ...finding, code: 'LINT', severity: 'ERROR', message: 'Describe it.', rule: 'descriptions' },
    ]),
  ).toEqual([
    'ERROR    Describe it. (descriptions)',
    'WARNING  Gone.',
    '         Sample SIS (ven_1) <it@sis.example>: Costs 12345678, 3 calls, last 2026-11-01T15:00Z; approved until 2026-12-31',
    '         portal <no contact known>: an operation without a name 12345678, 3 calls, last 2026-11-01T15:00Z; deployed with it',
    '         portal <no contact known>: an operation without a name 12345678, registered',
    'INFO     Nobody.',
  ]);
});
