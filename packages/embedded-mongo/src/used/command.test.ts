import { describe, expect, it } from 'vitest';
import { document, type Literal } from '../../test/literal.ts';
import { Regex } from '../bson/value.ts';
import { noteCommand } from './command.ts';
import { Notes } from './notes.ts';

function noted(
  command: Record<string, Literal>,
  statements: Record<string, Record<string, Literal>[]> = {},
): unknown {
  const notes = new Notes();
  noteCommand(notes, {
    command: document(command),
    statements: new Map(Object.entries(statements).map(([name, list]) => [name, list.map(document)])),
    generic: new Set(['lsid', 'readConcern', 'writeConcern', '$readPreference']),
    isHandshake: 'hello' in command,
  });
  return Object.fromEntries(
    Object.entries(notes.toJSON()).map(([kind, names]) => [kind, Object.keys(names)]),
  );
}

const find = (rest: Record<string, Literal>): unknown => noted({ find: 'secrets', ...rest });
const stages = (...pipeline: Literal[]): unknown => noted({ aggregate: 'secrets', pipeline });
const update = (u: Literal): unknown => noted({ update: 'secrets' }, { updates: [{ q: {}, u }] });

describe('what a command asked for', () => {
  it('is its name and its fields, not what they hold', () => {
    expect(find({ filter: { name: 'Ada' }, limit: 1, $db: 'quad_x', lsid: { id: 1 } })).toEqual({
      commands: ['find'],
      fields: ['find.filter', 'find.limit', 'lsid'],
    });
  });

  it('leaves out who shakes hands', () => {
    expect(noted({ hello: 1, client: { driver: { name: 'x' } } })).toEqual({ commands: ['hello'] });
  });

  it('has the query operators, inside others too', () => {
    expect(
      find({
        filter: {
          $or: [{ a: { $gt: 1, $not: { $in: [1] } } }, { b: { $elemMatch: { c: { $exists: true } } } }],
          d: { $elemMatch: { $lt: 5 } },
          e: { $all: [{ $elemMatch: { f: { $ne: 1 } } }] },
          g: { $ref: 'x', $id: 1 },
        },
      }),
    ).toMatchObject({
      queryOperators: ['$all', '$elemMatch', '$exists', '$gt', '$in', '$lt', '$ne', '$not', '$or'],
    });
  });

  it('tells a regular expression from a text', () => {
    expect(find({ filter: { a: new Regex('x', '') } })).toMatchObject({
      forms: ['query: regular expression'],
    });
    expect(find({ filter: { a: { $in: [new Regex('x', '')] } } })).toMatchObject({
      forms: ['query: regular expression'],
    });
    expect(find({ filter: { a: 'x' } })).not.toHaveProperty('forms');
  });

  it('has the forms of a projection, of a hint and the words of a concern', () => {
    expect(
      find({ projection: { a: 1, _id: 0, b: { $slice: 1 }, c: { $size: '$d' }, 'e.$': 1 } }),
    ).toMatchObject({
      expressions: ['$size'],
      forms: [
        'projection: $slice',
        'projection: computed',
        'projection: inclusion',
        'projection: positional',
        'projection: without _id',
      ],
    });
    expect(find({ projection: { a: 0 }, hint: 'a_1' })).toMatchObject({
      forms: ['hint: name', 'projection: exclusion'],
    });
    expect(
      find({ readConcern: { level: 'majority' }, writeConcern: { w: 'eastern school', j: true } }),
    ).toMatchObject({
      concerns: ['readConcern.level majority', 'writeConcern.j', 'writeConcern.w tag'],
    });
  });

  it('has the update operators, their clauses and the positional parts of paths', () => {
    expect(update({ $set: { 'a.$[].b.$[x].c': 1 }, $push: { d: { $each: [], $slice: 1 } } })).toEqual({
      commands: ['update'],
      fields: ['update.updates', 'update.updates.q', 'update.updates.u'],
      updateOperators: ['$push', '$push.$each', '$push.$slice', '$set'],
      forms: ['update: positional $[]', 'update: positional $[identifier]'],
    });
    expect(update({ $pull: { a: { b: { $gte: 1 } } } })).toMatchObject({ queryOperators: ['$gte'] });
    expect(update({ a: 1 })).toMatchObject({ forms: ['update: replacement'] });
    expect(update([{ $set: { a: { $add: [1, 2] } } }])).toMatchObject({
      forms: ['update: pipeline'],
      stages: ['$set'],
      expressions: ['$add'],
    });
  });

  it('reads statements that stand in the command as those beside it', () => {
    expect(noted({ delete: 'secrets', deletes: [{ q: { a: { $gt: 1 } }, limit: 1 }] })).toEqual({
      commands: ['delete'],
      fields: ['delete.deletes', 'delete.deletes.limit', 'delete.deletes.q'],
      queryOperators: ['$gt'],
    });
  });

  it('has the stages, their options, accumulators, expressions and system variables', () => {
    expect(
      stages(
        { $match: { $expr: { $eq: ['$a', '$$ROOT.b'] } } },
        { $lookup: { from: 'x', let: { v: { $add: [1, 2] } }, pipeline: [{ $limit: 1 }], as: 'y' } },
        {
          $group: {
            _id: { $literal: { $not: 1 } },
            n: { $sum: { $dateToString: { date: '$$NOW', format: '%Y' } } },
          },
        },
        { $facet: { all: [{ $count: 'n' }] } },
        { $project: { z: { $filter: { input: '$l', cond: { $gt: ['$$this', 1] } } } } },
      ),
    ).toEqual({
      commands: ['aggregate'],
      fields: ['aggregate.pipeline'],
      queryOperators: ['$expr'],
      stages: [
        '$count',
        '$facet',
        '$group',
        '$limit',
        '$lookup',
        '$lookup.as',
        '$lookup.from',
        '$lookup.let',
        '$lookup.pipeline',
        '$match',
        '$project',
      ],
      accumulators: ['$sum'],
      expressions: [
        '$add',
        '$dateToString',
        '$dateToString.date',
        '$dateToString.format',
        '$eq',
        '$filter',
        '$filter.cond',
        '$filter.input',
        '$gt',
        '$literal',
      ],
      variables: ['$$NOW', '$$ROOT'],
      forms: ['projection: computed'],
    });
  });

  it('has the options and the kinds of indexes', () => {
    expect(
      noted({
        createIndexes: 'secrets',
        indexes: [
          { key: { a: 1, 'b.c': -1 }, name: 'n', partialFilterExpression: { d: { $type: 'string' } } },
          { key: { e: 'text' }, weights: {} },
        ],
      }),
    ).toMatchObject({
      indexOptions: ['key', 'name', 'partialFilterExpression', 'weights'],
      queryOperators: ['$type'],
      forms: [
        'index: ascending',
        'index: compound',
        'index: descending',
        'index: inside documents',
        'index: text',
      ],
    });
  });

  it('is what is explained, too', () => {
    expect(noted({ explain: { find: 'secrets', filter: { a: { $gt: 1 } } } })).toMatchObject({
      commands: ['explain', 'find'],
      queryOperators: ['$gt'],
    });
  });
});
