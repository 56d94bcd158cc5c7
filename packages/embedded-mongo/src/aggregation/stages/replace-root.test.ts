import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';

describe('the stage $replaceRoot', () => {
  stageTable([
    [
      'puts an inner document in the place of the outer',
      [{ $replaceRoot: { newRoot: '$a' } }],
      [{ _id: 1, a: { b: 1 } }],
      [{ b: 1 }],
    ],
    [
      'makes a document',
      [{ $replaceRoot: { newRoot: { $mergeObjects: ['$a', { n: '$_id' }] } } }],
      [{ _id: 1, a: { b: 1 } }],
      [{ b: 1, n: 1 }],
    ],
  ]);
  stageRefusals([
    [
      [{ $replaceRoot: '$a' }],
      40229,
      'expected an object as specification for $replaceRoot stage, got string',
    ],
    [[{ $replaceRoot: {} }], 40414, "BSON field '$replaceRoot.newRoot' is missing but a required field"],
    [[{ $replaceRoot: { newRoot: {}, x: 1 } }], 40415, "BSON field '$replaceRoot.x' is an unknown field."],
    [
      [{ $replaceRoot: { newRoot: '$a' } }],
      40228,
      "'newRoot' expression must evaluate to an object, but resulting value was: 1. Type of resulting value: 'int'. Input document: { _id: 1, a: 1 }",
    ],
    [
      [{ $replaceRoot: { newRoot: '$b' } }],
      40228,
      "'newRoot' expression must evaluate to an object, but resulting value was: MISSING. Type of resulting value: 'missing'. Input document: { _id: 1, a: 1 }",
    ],
  ]);
});
