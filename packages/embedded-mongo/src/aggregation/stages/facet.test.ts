import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';

describe('the stage $facet', () => {
  stageTable([
    [
      'runs several pipelines over the same documents',
      [{ $facet: { n: [{ $count: 'n' }], top: [{ $sort: { a: -1 } }, { $limit: 1 }] } }],
      [{ a: 1 }, { a: 2 }],
      [{ n: [{ n: 2 }], top: [{ a: 2 }] }],
    ],
    ['gives one document also of nothing', [{ $facet: { n: [{ $count: 'n' }] } }], [], [{ n: [] }]],
  ]);
  stageRefusals([
    [
      [{ $facet: { 'a.b': [] } }],
      16412,
      "FieldPath field names may not contain '.'. Consider using $getField or $setField.",
    ],
    [
      [{ $facet: { $a: [] } }],
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    ],
    [[{ $facet: {} }], 40169, 'the $facet specification must be a non-empty object, but found: $facet: {  }'],
    [[{ $facet: { a: 1 } }], 40170, 'arguments to $facet must be arrays, a is type int'],
    [
      [{ $facet: { a: [{ $facet: { b: [] } }] } }],
      40600,
      '$facet is not allowed to be used within a $facet stage: { $facet: { b: [  ] } }',
    ],
    [
      [{ $match: { none: 1 } }, { $facet: { a: [{ $out: 'x' }] } }],
      40324,
      "Unrecognized pipeline stage name: '$out'",
    ],
  ]);
});
