import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';

describe.each(['$set', '$addFields'])('the stage %s', (name) => {
  stageTable([
    [
      'sets and replaces in place',
      [{ [name]: { b: 1, a: 'x' } }],
      [{ a: 1, z: 1 }],
      [{ a: 'x', z: 1, b: 1 }],
    ],
    ['reads the document as it came', [{ [name]: { a: '$b', b: '$a' } }], [{ a: 1, b: 2 }], [{ a: 2, b: 1 }]],
    [
      'goes into documents and arrays',
      [{ [name]: { 'a.b': 1 } }],
      [{ a: { c: 1 } }, { a: [{ c: 1 }, 5] }, { a: 7 }],
      [{ a: { c: 1, b: 1 } }, { a: [{ c: 1, b: 1 }, { b: 1 }] }, { a: { b: 1 } }],
    ],
    [
      'makes the documents on the way to what is missing',
      [{ [name]: { 'a.b': '$none' } }],
      [{}],
      [{ a: {} }],
    ],
    ['nests and leaves the rest', [{ [name]: { a: { b: 1 } } }], [{ a: { c: 1 } }], [{ a: { c: 1, b: 1 } }]],
    [
      'leaves out what is missing',
      [{ [name]: { a: '$missing', c: '$$REMOVE' } }],
      [{ a: 1, b: 1, c: 1 }],
      [{ b: 1 }],
    ],
  ]);
  stageRefusals([
    [[{ [name]: 'x' }], 40272, '$set specification stage must be an object, got string'],
    [
      [{ [name]: {} }],
      40177,
      'Invalid $addFields :: caused by :: specification must have at least one field',
    ],
    [
      [{ [name]: { a: {} } }],
      40180,
      'Invalid $addFields :: caused by :: an empty object is not a valid value. Found empty object at path a',
    ],
    [
      [{ [name]: { a: 1, 'a.b': 2 } }],
      40176,
      "Invalid $addFields :: caused by :: specification contains two conflicting paths. Cannot specify both 'a' and 'a.b'",
    ],
    [[{ [name]: { 'a..b': 1 } }], 15998, 'FieldPath field names may not be empty strings.'],
  ]);
});
