import { expect, it } from 'vitest';
import {
  centsFromText,
  formatDay,
  formatDayOf,
  formatInstant,
  formatLastDayBefore,
  formatMeeting,
  formatMoney,
  lastDayOf,
} from './formats.ts';
import { firstLanguage } from './language.ts';

it('shows money by locale from integer cents', () => {
  expect(formatMoney('en', { amountCents: 1_234_567, currency: 'USD' })).toBe('$12,345.67');
  expect(formatMoney('es', { amountCents: 1_234_567, currency: 'USD' }).replace(/\s/g, ' ')).toBe(
    '12.345,67 $',
  );
});

it('reads amounts as people of both languages type them', () => {
  expect(centsFromText('1,250.50')).toBe(125_050);
  expect(centsFromText('1.250,50')).toBe(125_050);
  expect(centsFromText(' $1,250 ')).toBe(125_000);
  expect(centsFromText('0.5')).toBe(50);
  expect(centsFromText('12.345')).toBe(1_234_500);
  expect(centsFromText('many')).toBeNull();
  expect(centsFromText('-5')).toBeNull();
  expect(centsFromText('')).toBeNull();
});

it('shows a school day as that day in every zone', () => {
  expect(formatDay('en', '2026-09-01')).toBe('Sep 1, 2026');
  expect(formatDay('es', '2026-09-01')).toBe('1 sept 2026');
});

it('ends a span whose end is exclusive on the day before', () => {
  expect(lastDayOf('2027-01-01')).toBe('2026-12-31');
});

it('ends a role whose end is a midnight on the day before, where the reader is', () => {
  const midnight = new Date(2027, 6, 1).toISOString();
  expect(formatDayOf('en', midnight)).toBe('Jul 1, 2027');
  expect(formatLastDayBefore('en', midnight)).toBe('Jun 30, 2027');
});

it('says the zone of a meeting, and keeps the local time when clocks change', () => {
  expect(formatMeeting('en', '2022-09-29T20:00:00Z', '2022-09-29T21:00:00Z', 'America/New_York')).toMatch(
    /Thu, Sep 29.*4:00.*5:00.*PM EDT/,
  );
  expect(formatInstant('en', '2022-11-29T21:00:00Z', 'America/New_York').replace(/\s/g, ' ')).toBe(
    'Nov 29, 2022, 4:00 PM EST',
  );
});

it('starts in the language chosen before, else in the browser’s, else in English', () => {
  expect(firstLanguage('es', ['en-US'])).toBe('es');
  expect(firstLanguage(null, ['fr-FR', 'es-MX', 'en-US'])).toBe('es');
  expect(firstLanguage('xx', ['fr'])).toBe('en');
});
