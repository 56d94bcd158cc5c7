import { decimalToString } from './decimal.ts';
import { Binary, DateTime, Decimal, Int32, ObjectId, Regex, type Value } from './value.ts';

/** A value as MongoDB's shell writes it, for messages. */
export function show(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Int32) return String(value.value);
  if (value instanceof ObjectId) return `ObjectId('${value.toHex()}')`;
  if (value instanceof Decimal) return decimalToString(value);
  if (value instanceof DateTime) return `new Date(${value.ms})`;
  if (value instanceof Binary)
    return `BinData(${value.subtype}, ${Buffer.from(value.bytes).toString('hex').toUpperCase()})`;
  if (value instanceof Regex) return `/${value.pattern}/${value.flags}`;
  if (Array.isArray(value)) return `[ ${value.map(show).join(', ')} ]`;
  if (value instanceof Map)
    return `{ ${[...value].map(([name, field]) => `${name}: ${show(field)}`).join(', ')} }`;
  if (typeof value === 'number' && Number.isInteger(value)) return `${value}.0`;
  return String(value);
}
