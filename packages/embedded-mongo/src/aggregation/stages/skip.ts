import { Pause } from '../../turns.ts';
import type { MakeStage } from '../stage.ts';
import { wholeNumber } from './whole-number.ts';

export const skip: MakeStage = (argument) => {
  const first = wholeNumber(argument, '$skip', 5107200);
  return function* (input) {
    let left = first;
    for (const document of input) {
      if (document instanceof Pause) {
        yield document;
        continue;
      }
      if (left > 0) left -= 1;
      else yield document;
    }
  };
};
