import type { Doc, Value } from '../bson/value.ts';
import { noteExpression } from './expression.ts';
import type { Notes } from './notes.ts';
import { noteProjection } from './projection.ts';
import { noteQuery } from './query.ts';

/** Notes the stages of a pipeline and what stands inside them. */
export function notePipeline(notes: Notes, stages: Value | undefined): void {
  for (const stage of Array.isArray(stages) ? stages : []) {
    for (const [name, argument] of stage instanceof Map ? stage : []) {
      notes.note('stages', name);
      noteStage(notes, name, argument);
    }
  }
}

type NoteStage = (notes: Notes, argument: Value) => void;

const nothing: NoteStage = () => undefined;

/** What stands inside a stage; of one that is not here, the names of its options are noted. */
const INSIDE: ReadonlyMap<string, NoteStage> = new Map<string, NoteStage>([
  ['$match', noteQuery],
  ['$project', (notes, argument) => noteProjection(notes, argument, '$project')],
  ['$group', noteGroup],
  ['$set', noteExpression],
  ['$addFields', noteExpression],
  ['$replaceWith', noteExpression],
  ['$sortByCount', noteExpression],
  ['$facet', noteFacet],
  ['$sort', nothing],
  ['$unset', nothing],
  ['$limit', nothing],
  ['$skip', nothing],
  ['$count', nothing],
]);

function noteStage(notes: Notes, name: string, argument: Value): void {
  const inside = INSIDE.get(name);
  if (inside !== undefined) inside(notes, argument);
  else noteOptions(notes, name, argument);
}

function noteFacet(notes: Notes, argument: Value): void {
  for (const inner of argument instanceof Map ? argument.values() : []) notePipeline(notes, inner);
}

function noteGroup(notes: Notes, argument: Value): void {
  for (const [field, spec] of argument instanceof Map ? argument : []) {
    if (field === '_id') noteExpression(notes, spec);
    else {
      for (const [operator, inner] of spec instanceof Map ? spec : []) {
        notes.note('accumulators', operator);
        noteExpression(notes, inner);
      }
    }
  }
}

/** Stages that are told what to do by named options, `$lookup`, `$unwind` and `$replaceRoot` among them. */
function noteOptions(notes: Notes, name: string, argument: Value): void {
  if (!(argument instanceof Map)) return;
  for (const [option, value] of argument) {
    notes.note('stages', `${name}.${option}`);
    if (option === 'pipeline') notePipeline(notes, value);
    else if (option === 'newRoot') noteExpression(notes, value);
    else if (option === 'let' && value instanceof Map) noteValues(notes, value);
  }
}

function noteValues(notes: Notes, bound: Doc): void {
  for (const value of bound.values()) noteExpression(notes, value);
}
