import { expect, it } from 'vitest';
import { askedDisclosures, disclosureFilterOf } from './disclosure-filter.ts';

const asked = (address: string) => askedDisclosures(new URLSearchParams(address));

it('reads what the address asks for, and leaves out what nobody can mean', () => {
  expect(
    asked('purpose=AUDIT&required=no&from=2026-11-02&until=2026-11-03&student=stu_1&reader=ven_1'),
  ).toEqual({
    purpose: 'AUDIT',
    isRequired: false,
    from: '2026-11-02',
    until: '2026-11-03',
    studentId: 'stu_1',
    readerId: 'ven_1',
  });
  expect(asked('purpose=FUN&required=maybe&from=2026-13-40&until=soon&student=')).toEqual({
    purpose: null,
    isRequired: null,
    from: null,
    until: null,
    studentId: null,
    readerId: null,
  });
});

it('asks from the first instant of the first day to the last of the last one', () => {
  const filter = disclosureFilterOf(asked('from=2026-11-30&until=2026-11-30'));
  expect(filter.from).toBe(new Date(2026, 10, 30).toISOString());
  expect(filter.until).toBe(new Date(2026, 11, 1).toISOString());
});
