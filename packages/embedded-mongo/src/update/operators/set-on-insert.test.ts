import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../../test/updating.ts';

describe('$setOnInsert', () => {
  updateTable([
    [{ a: 1 }, { $setOnInsert: { b: 2 } }, { a: 1 }],
    [{ a: 1 }, { $setOnInsert: { b: 2 } }, { a: 1, b: 2 }, { isInsert: true }],
    [{}, { $setOnInsert: { 'b.c': 2n }, $set: { a: 1 } }, { a: 1, b: { c: 2n } }, { isInsert: true }],
  ]);
  updateRefusals([[{}, { $setOnInsert: { a: 1 }, $set: { a: 2 } }, 40, { isInsert: true }]]);
});
