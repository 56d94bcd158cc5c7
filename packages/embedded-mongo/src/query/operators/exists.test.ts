import { describe } from 'vitest';
import { matchTable } from '../../../test/matching.ts';

describe('$exists', () =>
  matchTable([
    [{ a: { $exists: true } }, { a: null }, true],
    [{ a: { $exists: true } }, {}, false],
    [{ a: { $exists: false } }, {}, true],
    [{ a: { $exists: false } }, { a: null }, false],
    [{ a: { $exists: 0 } }, {}, true],
    [{ a: { $exists: 0n } }, { a: 1 }, false],
    [{ a: { $exists: null } }, {}, true],
    [{ a: { $exists: 'x' } }, { a: [] }, true],
    [{ a: { $exists: Number.NaN } }, { a: 1 }, true],
    [{ 'a.b': { $exists: true } }, { a: [{ c: 1 }, { b: 1 }] }, true],
    [{ 'a.b': { $exists: false } }, { a: [] }, true],
    [{ 'a.b': { $exists: false } }, { a: [{ b: 1 }, {}] }, false],
  ]));
