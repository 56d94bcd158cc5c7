import type { FaultCode } from '../faults/fault-codes.ts';
import type { Column } from '../tables/column.ts';

export type FieldValue = string | number | boolean | readonly string[];

const guid = /^[\x21-\x7e]{1,255}$/;
const guidItem = /^[\x21-\x2b\x2d-\x7e]{1,255}$/;
const datePattern = /^(\d{4})-(\d\d)-(\d\d)$/;
const utcPattern = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?Z$/;
const integer = /^[+-]?\d{1,15}$/;
const decimal = /^[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})$/;
const year = /^\d{4}$/;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day of the Gregorian calendar written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const parts = datePattern.exec(text);
  if (parts === null) return false;
  const [y, m, d] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const isLeap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  const days = m === 2 && isLeap ? 29 : (monthDays[m - 1] ?? 0);
  return d >= 1 && d <= days;
}

/** True for an ISO 8601 instant in UTC, `YYYY-MM-DDTHH:MM:SS(.s)Z`. */
function isUtcDatetime(text: string): boolean {
  const parts = utcPattern.exec(text);
  return parts?.[1] !== undefined && isDate(parts[1]);
}

function isTerm(column: Column, text: string): boolean {
  if (column.values?.includes(text) === true) return true;
  return column.isOpen === true && text.startsWith('ext:') && text.length > 'ext:'.length;
}

/** The items of a comma-joined list; spaces around an item are not part of it. */
function itemsOf(text: string): string[] | undefined {
  if (!text.includes(',')) return [text];
  const items = text.split(',').map((item) => item.trim());
  return items.includes('') ? undefined : items;
}

/**
 * Parses a field that is not blank, exactly as the standard has it: no case folding, no trimming.
 * Undefined means that the text is none of the column's values; `codeFor` names the fault.
 */
export function parseValue(column: Column, text: string): FieldValue | undefined {
  switch (column.kind) {
    case 'string':
      return text;
    case 'guid':
      return guid.test(text) ? text : undefined;
    case 'date':
      return isDate(text) ? text : undefined;
    case 'datetime':
      return isUtcDatetime(text) ? text : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'int':
      return integer.test(text) ? Number(text) : undefined;
    case 'float':
      return decimal.test(text) ? Number(text) : undefined;
    case 'year':
      return year.test(text) ? Number(text) : undefined;
    case 'enum':
      return isTerm(column, text) ? text : undefined;
    case 'list':
      return itemsOf(text);
    case 'guidList': {
      const items = itemsOf(text);
      return items?.every((item) => guidItem.test(item)) === true ? items : undefined;
    }
    case 'enumList': {
      const items = itemsOf(text);
      return items?.every((item) => isTerm(column, item)) === true ? items : undefined;
    }
  }
}

/** The code of a field that `parseValue` refused. */
export function codeFor(column: Column, text: string): FaultCode {
  switch (column.kind) {
    case 'guid':
      return 'row.invalid_guid';
    case 'date':
      return 'row.invalid_date';
    case 'datetime':
      return 'row.invalid_datetime';
    case 'boolean':
      return 'row.invalid_boolean';
    case 'int':
      return 'row.invalid_integer';
    case 'float':
      return 'row.invalid_float';
    case 'year':
      return 'row.invalid_year';
    case 'enum':
      return 'row.invalid_enum';
    case 'guidList':
      return itemsOf(text) === undefined ? 'row.invalid_list' : 'row.invalid_guid';
    case 'enumList':
      return itemsOf(text) === undefined ? 'row.invalid_list' : 'row.invalid_enum';
    default:
      return 'row.invalid_list';
  }
}
