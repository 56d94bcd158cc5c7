import { int } from '../bson/value.ts';
import { choosePlan } from '../indexes/plan.ts';
import { type ScanStats, scanInTurns } from '../indexes/scan.ts';
import { parseFilter } from '../query/filter.ts';
import { keyPrefix } from '../storage/collection.ts';
import { Pause } from '../turns.ts';
import type { Command } from './command.ts';
import { countField, docField, refuseCollation, textField } from './fields.ts';

export const count: Command = {
  fields: ['count', 'query', 'limit', 'skip', 'hint', 'collation'],
  run: async (context) => {
    const { command } = context;
    refuseCollation(command);
    const reading = context.reading();
    const collection = context.find(textField(command, 'count'));
    const filter = parseFilter(docField(command, 'query') ?? new Map());
    const skip = countField(command, 'skip') ?? 0;
    const limit = countField(command, 'limit') || Number.MAX_SAFE_INTEGER;
    if (collection === undefined) return new Map([['n', int(0)]]);
    let total = 0;
    if (filter.isEmpty && !command.has('hint'))
      total = context.engine.environment.count(keyPrefix(collection.id, 0), keyPrefix(collection.id, 1));
    else {
      const stats: ScanStats = { keysExamined: 0, docsExamined: 0 };
      const plan = choosePlan(collection, filter, [], context.hint(collection, command));
      try {
        for (const found of scanInTurns(reading.view, collection, plan, filter, stats, reading.turn)) {
          if (found instanceof Pause) {
            await reading.rest();
            continue;
          }
          total += 1;
          if (total - skip >= limit) break;
        }
      } finally {
        reading.end();
      }
    }
    return new Map([['n', int(Math.min(Math.max(0, total - skip), limit))]]);
  },
};
