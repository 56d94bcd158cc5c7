import { describe } from 'vitest';
import { updateTable } from '../../../test/updating.ts';

describe('$min and $max', () =>
  updateTable([
    [{ a: 5 }, { $min: { a: 3 } }, { a: 3 }],
    [{ a: 5 }, { $min: { a: 7 } }, { a: 5 }],
    [{ a: 5 }, { $max: { a: 7 } }, { a: 7 }],
    [{}, { $max: { a: 7 } }, { a: 7 }],
    [{ a: 5 }, { $max: { a: 'x' } }, { a: 'x' }],
    [{ a: null }, { $min: { a: 1 } }, { a: null }],
  ]));
