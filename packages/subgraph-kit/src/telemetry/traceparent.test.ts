import { expect, it } from 'vitest';
import { readTraceparent, writeTraceparent } from './traceparent.ts';

const header = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

it('reads what it writes', () => {
  const origin = readTraceparent(header);
  expect(origin).toEqual({
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    spanId: '00f067aa0ba902b7',
    traceFlags: 1,
    isRemote: true,
  });
  expect(origin === null ? null : writeTraceparent(origin)).toBe(header);
});

it.each([
  ['', 'empty'],
  ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7', 'without flags'],
  [`${header}-more`, 'longer than its version allows'],
  [header.replace('00-', 'ff-'), 'of the version that is forbidden'],
  ['00-00000000000000000000000000000000-00f067aa0ba902b7-01', 'without a trace'],
  ['00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01', 'without a parent'],
  [header.toUpperCase(), 'in capitals'],
])('begins anew at %j, which is %s', (text) => {
  expect(readTraceparent(text)).toBeNull();
});

it('reads a later version that carries more', () => {
  expect(readTraceparent(`${header.replace('00-', '01-')}-more`)?.traceFlags).toBe(1);
});
