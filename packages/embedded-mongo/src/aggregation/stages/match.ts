import { MongoError } from '../../errors.ts';
import { parseFilter } from '../../query/filter.ts';
import { Pause } from '../../turns.ts';
import type { MakeStage } from '../stage.ts';

export const match: MakeStage = (argument, context) => {
  if (!(argument instanceof Map))
    throw new MongoError(15959, 'the match filter must be an expression in an object');
  const filter = parseFilter(argument, context.variables);
  return function* (input) {
    for (const document of input) if (document instanceof Pause || filter.matches(document)) yield document;
  };
};
