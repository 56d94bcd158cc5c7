import type { Doc } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { compileProjection } from '../../query/projection.ts';
import { Pause } from '../../turns.ts';
import type { MakeStage } from '../stage.ts';

/** Leaves out one field or several. */
export const unset: MakeStage = (argument) => {
  if (typeof argument !== 'string' && !Array.isArray(argument))
    throw new MongoError(31002, '$unset specification must be a string or an array');
  const spec: Doc = new Map();
  for (const name of Array.isArray(argument) ? argument : [argument]) {
    if (typeof name !== 'string')
      throw new MongoError(
        31120,
        '$unset specification must be a string or an array containing only string values',
      );
    if (spec.has(name)) throw new MongoError(31250, `Path collision at ${name}`);
    spec.set(name, false);
  }
  if (spec.size === 0)
    throw new MongoError(31119, '$unset specification must be a string or an array with at least one field');
  const projection = compileProjection(spec, '$project');
  return function* (input) {
    for (const document of input)
      yield document instanceof Pause
        ? document
        : projection(document, { root: document, current: document });
  };
};
