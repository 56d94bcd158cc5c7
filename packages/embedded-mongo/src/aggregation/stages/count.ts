import { int } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { Pause } from '../../turns.ts';
import type { MakeStage } from '../stage.ts';

/** One document that says how many came; none when none came. */
export const count: MakeStage = (argument) => {
  if (typeof argument !== 'string') throw new MongoError(40156, 'the count field must be a non-empty string');
  if (argument === '') throw new MongoError(40157, 'the count field must be a non-empty string');
  if (argument.startsWith('$')) throw new MongoError(40158, 'the count field cannot be a $-prefixed path');
  if (argument.includes('.')) throw new MongoError(40160, "the count field cannot contain '.'");
  return function* (input) {
    let total = 0;
    for (const document of input) {
      if (document instanceof Pause) yield document;
      else total += 1;
    }
    if (total > 0) yield new Map([[argument, int(total)]]);
  };
};
