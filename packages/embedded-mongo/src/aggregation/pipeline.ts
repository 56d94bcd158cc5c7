import { type Doc, Int32, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import type { MakeStage, Stage, StageContext } from './stage.ts';
import { countStage, limit, match, skip, sort, sortStage } from './stages/flow.ts';
import { group, sortByCount } from './stages/group.ts';
import { facet, lookup } from './stages/join.ts';
import { addFields, project, replaceRoot, replaceWith, unsetStage } from './stages/shape.ts';
import { unwind } from './stages/unwind.ts';

const STAGES: ReadonlyMap<string, MakeStage> = new Map<string, MakeStage>([
  ['$match', match],
  ['$project', project],
  ['$set', addFields],
  ['$addFields', addFields],
  ['$unset', unsetStage],
  ['$group', group],
  ['$sort', sort],
  ['$limit', limit],
  ['$skip', skip],
  ['$unwind', unwind],
  ['$lookup', lookup],
  ['$facet', facet],
  ['$count', countStage],
  ['$replaceRoot', replaceRoot],
  ['$replaceWith', replaceWith],
  ['$sortByCount', sortByCount],
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
  const compiled = stages.map((stage, i): Stage => {
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
  });
  return (input) => {
    let flow: Iterable<Doc> = input;
    for (const stage of compiled) flow = stage(flow);
    return flow;
  };
}
