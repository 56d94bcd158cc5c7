import { describe, expect, it } from 'vitest';
import type { Column } from '../tables/column.ts';
import { mendValue } from './mend-value.ts';
import { codeFor, parseValue } from './parse-value.ts';

const column = (kind: Column['kind'], more: Partial<Column> = {}): Column => ({
  name: 'field',
  kind,
  isRequired: false,
  ...more,
});
const open = { values: ['term', 'schoolYear'], isOpen: true };
const closed = { values: ['primary', 'secondary'], isOpen: false };

describe('a field that holds a value of its kind', () => {
  it.each<[Column, string, unknown]>([
    [column('string'), ' as it is ', ' as it is '],
    [column('guid'), 'a1-b2.c3', 'a1-b2.c3'],
    [column('guid'), 'x'.repeat(255), 'x'.repeat(255)],
    [column('date'), '2024-02-29', '2024-02-29'],
    [column('date'), '2000-02-29', '2000-02-29'],
    [column('datetime'), '2025-01-02T03:04:05.006Z', '2025-01-02T03:04:05.006Z'],
    [column('datetime'), '2025-01-02T23:59:59Z', '2025-01-02T23:59:59Z'],
    [column('boolean'), 'true', true],
    [column('boolean'), 'false', false],
    [column('int'), '-20', -20],
    [column('float'), '95.5', 95.5],
    [column('float'), '.5', 0.5],
    [column('year'), '2026', 2026],
    [column('enum', open), 'schoolYear', 'schoolYear'],
    [column('enum', open), 'ext:quarter', 'ext:quarter'],
    [column('list'), 'KG', ['KG']],
    [column('list'), '09, 10,11', ['09', '10', '11']],
    [column('list'), '{A:94},{B:84}', ['{A:94}', '{B:84}']],
    [column('guidList'), 'a,b', ['a', 'b']],
    [column('enumList', open), 'term,ext:x', ['term', 'ext:x']],
  ])('gives it: %o', (of, text, value) => {
    expect(parseValue(of, text)).toEqual(value);
  });
});

describe('a field that holds none', () => {
  it.each<[Column, string, string]>([
    [column('guid'), 'bad id', 'row.invalid_guid'],
    [column('guid'), 'é', 'row.invalid_guid'],
    [column('guid'), 'x'.repeat(256), 'row.invalid_guid'],
    [column('date'), '2023-02-29', 'row.invalid_date'],
    [column('date'), '1900-02-29', 'row.invalid_date'],
    [column('date'), '2024-13-01', 'row.invalid_date'],
    [column('date'), '2024-00-10', 'row.invalid_date'],
    [column('date'), '2024-1-1', 'row.invalid_date'],
    [column('date'), '08/01/2024', 'row.invalid_date'],
    [column('datetime'), '2025-01-02', 'row.invalid_datetime'],
    [column('datetime'), '2025-01-02T24:00:00Z', 'row.invalid_datetime'],
    [column('datetime'), '2025-02-30T03:04:05Z', 'row.invalid_datetime'],
    [column('datetime'), '2025-01-02T03:04:05+01:00', 'row.invalid_datetime'],
    [column('boolean'), 'True', 'row.invalid_boolean'],
    [column('boolean'), '1', 'row.invalid_boolean'],
    [column('int'), '1.5', 'row.invalid_integer'],
    [column('int'), '0x10', 'row.invalid_integer'],
    [column('float'), '1,5', 'row.invalid_float'],
    [column('float'), '1e5', 'row.invalid_float'],
    [column('float'), 'Infinity', 'row.invalid_float'],
    [column('year'), '20X5', 'row.invalid_year'],
    [column('enum', open), 'ext:', 'row.invalid_enum'],
    [column('enum', open), 'Term', 'row.invalid_enum'],
    [column('enum', closed), 'ext:third', 'row.invalid_enum'],
    [column('list'), 'a,,b', 'row.invalid_list'],
    [column('list'), 'a,', 'row.invalid_list'],
    [column('guidList'), 'a,,b', 'row.invalid_list'],
    [column('guidList'), 'a,b c', 'row.invalid_guid'],
    [column('enumList', open), 'term,,', 'row.invalid_list'],
    [column('enumList', open), 'term,nothing', 'row.invalid_enum'],
  ])('is refused by its code: %o', (of, text, code) => {
    expect(parseValue(of, text)).toBeUndefined();
    expect(codeFor(of, text)).toBe(code);
  });
});

describe('a tolerant reader', () => {
  it.each<[Column, string, unknown, string]>([
    [column('datetime'), '2026-11-22', '2026-11-22T00:00:00.000Z', 'row.datetime_form'],
    [column('datetime'), '2026-11-22T10:00:00+02:00', '2026-11-22T08:00:00.000Z', 'row.datetime_form'],
    [column('datetime'), '2026-11-22 10:00:00', '2026-11-22T10:00:00.000Z', 'row.datetime_form'],
    [column('boolean'), 'TRUE', true, 'row.value_spelling'],
    [column('enum', open), 'SCHOOLYEAR', 'schoolYear', 'row.value_spelling'],
    [column('guid'), ' a1 ', 'a1', 'row.value_spelling'],
    [column('date'), '2024-08-01 ', '2024-08-01', 'row.value_spelling'],
  ])('forgives %o', (of, text, value, code) => {
    expect(mendValue(of, text)).toEqual({ value, code });
  });

  it.each<[Column, string]>([
    [column('datetime'), 'not-a-date-time'],
    [column('datetime'), '2026-02-30'],
    [column('boolean'), 'yes'],
    [column('enum', open), 'quarter'],
    [column('guid'), 'bad id'],
    [column('date'), '08/01/2024'],
  ])('does not guess at %o', (of, text) => {
    expect(mendValue(of, text)).toBeUndefined();
  });
});
