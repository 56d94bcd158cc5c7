import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../../test/updating.ts';
import { Regex } from '../../bson/value.ts';

describe('$pull', () => {
  updateTable([
    [{ a: [1, 1n, 1.5] }, { $pull: { a: 1 } }, { a: [1.5] }],
    [{ a: ['quad', 'x', 1] }, { $pull: { a: new Regex('^q', '') } }, { a: ['x', 1] }],
    [{ a: [{ x: 1 }, 5, {}] }, { $pull: { a: {} } }, { a: [5] }],
    [{ a: [null, 1] }, { $pull: { a: null } }, { a: [1] }],
    [{ a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    [{ a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    [{ a: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }] }],
    [{ a: [{ x: [1, 2] }, { x: [3] }] }, { $pull: { a: { x: { $in: [3] } } } }, { a: [{ x: [1, 2] }] }],
    [{ b: 1 }, { $pull: { a: 1 } }, { b: 1 }],
    [{ a: [[1], [2]] }, { $pull: { a: [1] } }, { a: [[2]] }],
  ]);
  updateRefusals([
    [{ a: 1 }, { $pull: { 'a.b': 1 } }, 28],
    [{ a: [1] }, { $pull: { 'a.b': 1 } }, 28],
    [{ a: [{}] }, { $pull: { a: { $expr: true } } }, 224],
    [{ a: 1 }, { $pull: { a: 1 } }, 2, { message: 'Cannot apply $pull to a non-array value' }],
    [{ a: [1] }, { $pull: { a: { $near: 1 } } }, 2],
  ]);
});
