import { MongoError } from '../../errors.ts';
import { Pause } from '../../turns.ts';
import type { MakeStage } from '../stage.ts';
import { wholeNumber } from './whole-number.ts';

/** The first so many documents; what comes after is not read. */
export const limit: MakeStage = (argument) => {
  const most = wholeNumber(argument, '$limit', 2107201);
  if (most === 0) throw new MongoError(15958, 'the limit must be positive');
  return function* (input) {
    let left = most;
    for (const document of input) {
      if (document instanceof Pause) {
        yield document;
        continue;
      }
      yield document;
      left -= 1;
      if (left === 0) return;
    }
  };
};
