import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';

describe('the expression $filter', () => {
  expressionTable([
    [{ $filter: { input: '$a', cond: { $gt: ['$$this', 1] } } }, { a: [1, 2, 3n] }, [2, 3n]],
    [
      { $filter: { input: '$a', as: 'n', cond: { $eq: ['$$n.ok', true] } } },
      { a: [{ ok: true }, {}, 5] },
      [{ ok: true }],
    ],
    [{ $filter: { input: '$a', as: 'n', cond: { $gt: ['$$n', '$least'] } } }, { a: [1, 5], least: 2 }, [5]],
    [
      {
        $filter: {
          input: '$a',
          as: 'o',
          cond: { $size: { $filter: { input: '$$o', cond: { $eq: ['$$this', 1] } } } },
        },
      },
      { a: [[1], [2]] },
      [[1]],
    ],
    [{ $filter: { input: '$missing', cond: true } }, {}, null],
    [{ $filter: { input: null, cond: true } }, {}, null],
    [{ $filter: { input: '$a', cond: true } }, { a: [] }, []],
  ]);
  expressionRefusals([
    [{ $filter: [1] }, {}, 28646, '$filter only supports an object as its argument'],
    [{ $filter: { input: [], cond: 1, limit: 1 } }, {}, 28647, 'Unrecognized parameter to $filter: limit'],
    [{ $filter: { cond: 1 } }, {}, 28648, "Missing 'input' parameter to $filter"],
    [{ $filter: { input: [] } }, {}, 28650, "Missing 'cond' parameter to $filter"],
    [{ $filter: { input: 'x', cond: 1 } }, {}, 28651, 'input to $filter must be an array not string'],
    [{ $filter: { input: [], as: '', cond: 1 } }, {}, 16866, 'empty variable names are not allowed'],
    [
      { $filter: { input: [], as: 'X', cond: 1 } },
      {},
      16867,
      "'X' starts with an invalid character for a user variable name",
    ],
    [
      { $filter: { input: [], as: 'a b', cond: 1 } },
      {},
      16868,
      "'a b' contains an invalid character for a variable name: ' '",
    ],
    [{ $filter: { input: [1], cond: '$$other' } }, {}, 17276, 'Use of undefined variable: other'],
  ]);
});
