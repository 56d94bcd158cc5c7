import { describe, expect, it } from 'vitest';
import { document, type Literal } from '../../test/literal.ts';
import { int } from '../bson/value.ts';
import { checkConcerns, writeConcernError } from './concerns.ts';

type Fields = { readonly [name: string]: Literal };

describe('a concern', () => {
  it.each<Fields>([
    {},
    { readConcern: {} },
    { readConcern: { level: 'local' } },
    { readConcern: { level: 'majority' } },
    { readConcern: { level: 'linearizable' } },
    { readConcern: { level: 'available' } },
    { readConcern: { level: 'snapshot' }, autocommit: false },
    { writeConcern: { w: 'majority', j: true, wtimeout: 5 } },
    { writeConcern: { w: 0 } },
  ])('%j is given', (command) => {
    expect(() => checkConcerns(document(command))).not.toThrow();
    expect(writeConcernError(document(command))).toBeUndefined();
  });

  it.each<[Fields, number, string]>([
    [
      { readConcern: { level: 'soon' } },
      2,
      "Enumeration value 'soon' for field 'readConcern.level' is not a valid value.",
    ],
    [{ readConcern: { depth: 1 } }, 40415, "BSON field 'readConcern.depth' is an unknown field."],
    [
      { readConcern: 'local' },
      14,
      "BSON field 'readConcern' is the wrong type 'string', expected type 'object'",
    ],
    [
      { readConcern: { level: 'snapshot' } },
      72,
      'The embedded database gives readConcern snapshot inside transactions only',
    ],
    [{ writeConcern: { many: 1 } }, 9, 'unrecognized write concern field: many'],
  ])('%j is refused with code %i', (command, code, message) => {
    expect(() => checkConcerns(document(command))).toThrow(expect.objectContaining({ code, message }));
  });

  it.each<[Fields, number]>([
    [{ writeConcern: { w: 2 } }, 100],
    [{ writeConcern: { w: 'eastern' } }, 79],
  ])('%j is answered with what is lacking, code %i', (command, code) => {
    expect(writeConcernError(document(command))?.get('code')).toStrictEqual(int(code));
  });
});
