import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../test/updating.ts';

describe('an update by pipeline', () => {
  updateTable([
    [{ a: 1 }, [{ $set: { b: '$a' } }], { a: 1, b: 1 }],
    [{ a: 1 }, [{ $addFields: { b: { $add: ['$a', 1] } } }], { a: 1, b: 2 }],
    [{ a: 1, b: 2 }, [{ $set: { a: '$b', b: '$a' } }], { a: 2, b: 1 }],
    [{ a: 1 }, [{ $set: { b: '$a' } }, { $set: { c: '$b' } }, { $unset: 'a' }], { b: 1, c: 1 }],
    [{ _id: 1, a: 1, b: 2 }, [{ $project: { b: 1 } }], { _id: 1, b: 2 }],
    [{ _id: 1, a: 1, b: 2 }, [{ $project: { _id: 0, b: 1 } }], { _id: 1, b: 2 }],
    [{ _id: 1, a: { b: 2 } }, [{ $replaceRoot: { newRoot: '$a' } }], { _id: 1, b: 2 }],
    [{ a: 1 }, [{ $set: { b: '$missing' } }], { a: 1 }],
    [{ a: { b: 1, c: 2 } }, [{ $set: { a: { b: 5 } } }], { a: { b: 5, c: 2 } }],
    [{ a: 1 }, [{ $set: { b: { $literal: '$a' } } }], { a: 1, b: '$a' }],
  ]);
  updateRefusals([
    [{ a: 1 }, [{ $match: { a: 1 } }], 72],
    [{ a: 1 }, [{ $group: { _id: 1 } }], 72],
    [{ a: 1 }, [{ $merge: 'x' }], 72],
    [{ a: 1 }, [], 9],
    [{ a: 1 }, [1], 14],
    [{ a: 1 }, [{ $set: { a: 1 } }], 9, { filters: [{ x: 1 }] }],
    [{ _id: 1 }, [{ $set: { _id: 2 } }], 66],
    [{ a: 1 }, [{ $replaceRoot: { newRoot: '$a' } }], 40228],
    [{ a: 1 }, [{ $set: { a: { $unknown: 1 } } }], 168],
  ]);
});
