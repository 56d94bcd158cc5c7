import { Regex, type Value } from '../bson/value.ts';
import type { Notes } from './notes.ts';
import { notePipeline } from './pipeline.ts';
import { isOperators, noteCondition, noteQuery } from './query.ts';

/** Notes the operators of an update, their clauses (`$each`), and the positional parts of their paths. */
export function noteUpdate(notes: Notes, update: Value | undefined, arrayFilters: Value | undefined): void {
  for (const filter of Array.isArray(arrayFilters) ? arrayFilters : []) noteQuery(notes, filter);
  if (Array.isArray(update)) {
    notes.note('forms', 'update: pipeline');
    notePipeline(notes, update);
    return;
  }
  if (!(update instanceof Map)) return;
  if (![...update.keys()].some((name) => name.startsWith('$'))) {
    notes.note('forms', 'update: replacement');
    return;
  }
  for (const [operator, fields] of update) {
    notes.note('updateOperators', operator);
    for (const [path, argument] of fields instanceof Map ? fields : []) {
      notePath(notes, path);
      noteArgument(notes, operator, argument);
    }
  }
}

function notePath(notes: Notes, path: string): void {
  for (const part of path.split('.')) {
    if (part === '$') notes.note('forms', 'update: positional $');
    else if (part === '$[]') notes.note('forms', 'update: positional $[]');
    else if (part.startsWith('$[')) notes.note('forms', 'update: positional $[identifier]');
  }
}

function noteArgument(notes: Notes, operator: string, argument: Value): void {
  if (operator === '$pull') {
    if (argument instanceof Regex || isOperators(argument)) noteCondition(notes, argument);
    else noteQuery(notes, argument);
  } else if (['$push', '$addToSet', '$currentDate'].includes(operator) && isOperators(argument)) {
    for (const clause of argument.keys()) notes.note('updateOperators', `${operator}.${clause}`);
  }
}
