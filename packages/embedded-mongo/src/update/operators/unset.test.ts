import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../../test/updating.ts';

describe('$unset', () => {
  updateTable([
    [{ a: 1 }, { $unset: { 'a.b': 1 } }, { a: 1 }],
    [{ a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    [{ a: 1 }, { $unset: { 'x.y': '' } }, { a: 1 }],
    [{ a: null }, { $unset: { a: 1 } }, {}],
    [{ a: { b: 1, c: 2 } }, { $unset: { 'a.b': true } }, { a: { c: 2 } }],
    [{ a: 1 }, { $unset: { 'a.b': '' } }, { a: 1 }],
    [{ a: [1] }, { $unset: { 'a.5': '' } }, { a: [1] }],
  ]);
  updateRefusals([[{ _id: 1 }, { $unset: { _id: '' } }, 66]]);
});
