import { MongoError } from '../../errors.ts';
import { compileProjection } from '../../query/projection.ts';
import { Pause } from '../../turns.ts';
import { type MakeStage, scopeOf } from '../stage.ts';

export const project: MakeStage = (argument, context) => {
  if (!(argument instanceof Map)) throw new MongoError(15969, '$project specification must be an object');
  const projection = compileProjection(argument, '$project');
  return function* (input) {
    for (const document of input)
      yield document instanceof Pause ? document : projection(document, scopeOf(document, context));
  };
};
