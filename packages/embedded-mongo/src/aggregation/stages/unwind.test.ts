import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';

describe('the stage $unwind', () => {
  stageTable([
    ['enters no array by position', [{ $unwind: '$a.0' }], [{ a: [[1, 2]] }], []],
    [
      'gives one document per element',
      [{ $unwind: '$a' }],
      [{ n: 1, a: ['x', [2]] }],
      [
        { n: 1, a: 'x' },
        { n: 1, a: [2] },
      ],
    ],
    ['drops what has no element', [{ $unwind: '$a' }], [{ a: [] }, { a: null }, {}], []],
    ['takes a single value for an element', [{ $unwind: { path: '$a' } }], [{ a: 5n }], [{ a: 5n }]],
    [
      'keeps what has no element when told to',
      [{ $unwind: { path: '$a', preserveNullAndEmptyArrays: true } }],
      [{ n: 1, a: [] }, { n: 2, a: null }, { n: 3 }],
      [{ n: 1 }, { n: 2, a: null }, { n: 3 }],
    ],
    [
      'says the position as a long',
      [{ $unwind: { path: '$a', includeArrayIndex: 'i' } }],
      [{ a: ['x', 'y'] }, { a: 'z' }],
      [
        { a: 'x', i: 0n },
        { a: 'y', i: 1n },
        { a: 'z', i: null },
      ],
    ],
    [
      'goes into documents',
      [{ $unwind: '$a.b' }],
      [{ a: { b: [1, 2], c: 1 } }],
      [{ a: { b: 1, c: 1 } }, { a: { b: 2, c: 1 } }],
    ],
  ]);
  stageRefusals([
    [
      [{ $unwind: 1 }],
      15981,
      'expected either a string or an object as specification for $unwind stage, got int',
    ],
    [[{ $unwind: 'a' }], 28818, "path option to $unwind stage should be prefixed with a '$': a"],
    [[{ $unwind: {} }], 28812, 'no path specified to $unwind stage'],
    [[{ $unwind: { path: 1 } }], 28808, 'expected a string as the path for $unwind stage, got int'],
    [
      [{ $unwind: { path: '$a', preserveNullAndEmptyArrays: 1 } }],
      28809,
      'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got int',
    ],
    [
      [{ $unwind: { path: '$a', includeArrayIndex: '' } }],
      28810,
      'expected a non-empty string for the includeArrayIndex  option to $unwind stage, got string',
    ],
    [
      [{ $unwind: { path: '$a', includeArrayIndex: '$i' } }],
      28822,
      "includeArrayIndex option to $unwind stage should not be prefixed with a '$': $i",
    ],
    [[{ $unwind: { path: '$a', flat: 1 } }], 28811, 'unrecognized option to $unwind stage: flat'],
  ]);
});
