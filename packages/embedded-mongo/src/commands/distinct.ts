import { keyText } from '../bson/key.ts';
import type { Value } from '../bson/value.ts';
import { choosePlan } from '../indexes/plan.ts';
import { type ScanStats, scanInTurns } from '../indexes/scan.ts';
import { parseFilter } from '../query/filter.ts';
import { valuesAt } from '../query/path.ts';
import { Pause } from '../turns.ts';
import type { Command } from './command.ts';
import { docField, refuseCollation, textField } from './fields.ts';

export const distinct: Command = {
  fields: ['distinct', 'key', 'query', 'collation', 'hint'],
  inTransaction: true,
  run: async (context) => {
    const { command } = context;
    refuseCollation(command);
    const reading = context.reading();
    const collection = context.find(textField(command, 'distinct'));
    const path = textField(command, 'key').split('.');
    const filter = parseFilter(docField(command, 'query') ?? new Map());
    const values = new Map<string, Value>();
    if (collection !== undefined) {
      const stats: ScanStats = { keysExamined: 0, docsExamined: 0 };
      const plan = choosePlan(collection, filter, [], context.hint(collection, command));
      try {
        for (const found of scanInTurns(reading.view, collection, plan, filter, stats, reading.turn)) {
          if (found instanceof Pause) {
            await reading.rest();
            continue;
          }
          for (const value of valuesAt(found.document, path)) {
            const key = keyText(value);
            if (!values.has(key)) values.set(key, value);
          }
        }
      } finally {
        reading.end();
      }
    }
    return new Map([['values', [...values.values()]]]);
  },
};
