import type { Column } from '../tables/column.ts';
import { type FieldValue, isDate, parseValue } from './parse-value.ts';

export interface MendedValue {
  readonly value: FieldValue;
  readonly code: 'row.datetime_form' | 'row.value_spelling';
}

const offsetPattern = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** A date alone is its midnight UTC; an offset is taken away; no offset at all is read as UTC. */
function mendDatetime(text: string): string | undefined {
  if (isDate(text)) return `${text}T00:00:00.000Z`;
  const parts = offsetPattern.exec(text);
  if (parts === null || !isDate(text.slice(0, 10))) return undefined;
  const iso = text.replace(' ', 'T');
  const instant = Date.parse(parts[3] === undefined ? `${iso}Z` : iso);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}

function inCaseOf(column: Column, text: string): string {
  if (column.kind === 'boolean') return text.toLowerCase();
  const folded = text.toLowerCase();
  return column.values?.find((term) => term.toLowerCase() === folded) ?? text;
}

/**
 * What a tolerant reader makes of a field that the standard refuses: outer spaces and case are forgiven,
 * dates stand for date-times. Undefined where there is nothing to forgive and the field is simply wrong.
 */
export function mendValue(column: Column, text: string): MendedValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (column.kind === 'datetime') {
    const value = mendDatetime(trimmed);
    return value === undefined ? undefined : { value, code: 'row.datetime_form' };
  }
  const isNamed = column.kind === 'boolean' || column.kind === 'enum';
  const value = parseValue(column, isNamed ? inCaseOf(column, trimmed) : trimmed);
  return value === undefined ? undefined : { value, code: 'row.value_spelling' };
}
