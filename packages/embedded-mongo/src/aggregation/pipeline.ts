import { type Doc, Int32, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import type { Pause } from '../turns.ts';
import { withNames } from './names.ts';
import type { MakeStage, Stage, StageContext } from './stage.ts';
import { count } from './stages/count.ts';
import { facet } from './stages/facet.ts';
import { group } from './stages/group.ts';
import { limit } from './stages/limit.ts';
import { lookup } from './stages/lookup.ts';
import { match } from './stages/match.ts';
import { project } from './stages/project.ts';
import { replaceRoot } from './stages/replace-root.ts';
import { set } from './stages/set.ts';
import { skip } from './stages/skip.ts';
import { sort, sortStage } from './stages/sort.ts';
import { unset } from './stages/unset.ts';
import { unwind } from './stages/unwind.ts';

/** The stages that this server has; every other is refused by name. */
export const STAGES: ReadonlyMap<string, MakeStage> = new Map<string, MakeStage>([
  ['$addFields', set],
  ['$count', count],
  ['$facet', facet],
  ['$group', group],
  ['$limit', limit],
  ['$lookup', lookup],
  ['$match', match],
  ['$project', project],
  ['$replaceRoot', replaceRoot],
  ['$set', set],
  ['$skip', skip],
  ['$sort', sort],
  ['$unset', unset],
  ['$unwind', unwind],
]);

/** A stage's name and argument. */
export function stageOf(stage: Value): readonly [string, Value] {
  if (!(stage instanceof Map))
    throw new MongoError(CODES.TypeMismatch, "Each element of the 'pipeline' array must be an object");
  const [first] = stage;
  if (first === undefined || stage.size !== 1) {
    throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  return first;
}

/** Reads a pipeline; every stage is checked before the first document runs through. */
export function compilePipeline(stages: readonly Value[], context: StageContext): Stage {
  const compile = (stage: Value, i: number): Stage => {
    const [name, argument] = stageOf(stage);
    const make = STAGES.get(name);
    if (make === undefined)
      throw new MongoError(CODES.UnrecognizedStage, `Unrecognized pipeline stage name: '${name}'`);
    const next = stages[i + 1];
    if (name === '$sort' && next !== undefined) {
      const [following, most] = stageOf(next);
      if (following === '$limit' && most instanceof Int32 && most.value > 0)
        return sortStage(argument, most.value);
    }
    return make(argument, context);
  };
  const compiled = withNames(context.variables?.keys() ?? [], () => stages.map(compile));
  return (input) => {
    let flow: Iterable<Doc | Pause> = input;
    for (const stage of compiled) flow = stage(flow);
    return flow;
  };
}
