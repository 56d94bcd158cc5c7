import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';

// Made from pairs, because an object literal with a `then` is taken for a promise.
const named = (...parts: [string, string | number | null][]) => ({ $cond: Object.fromEntries(parts) });

describe('the expression $cond', () => {
  expressionTable([
    [{ $cond: [{ $gt: ['$a', 1] }, 'yes', 'no'] }, { a: 2 }, 'yes'],
    [{ $cond: [{ $gt: ['$a', 1] }, 'yes', 'no'] }, {}, 'no'],
    [{ $cond: [null, 1, '$missing'] }, {}, undefined],
    [{ $cond: [true, 1, { $size: 1 }] }, {}, 1],
    [named(['if', '$a'], ['then', 1], ['else', 2]), { a: 0 }, 2],
    [named(['else', 2], ['then', 1], ['if', '$a']), { a: 'x' }, 1],
  ]);
  expressionRefusals([
    [{ $cond: [1, 2] }, {}, 16020, 'Expression $cond takes exactly 3 arguments. 2 were passed in.'],
    [named(['then', 1], ['else', 2]), {}, 17080, "Missing 'if' parameter to $cond"],
    [named(['if', 1], ['else', 2]), {}, 17081, "Missing 'then' parameter to $cond"],
    [named(['if', 1], ['then', 2]), {}, 17082, "Missing 'else' parameter to $cond"],
    [named(['if', 1], ['when', 2]), {}, 17083, 'Unrecognized parameter to $cond: when'],
  ]);
});
