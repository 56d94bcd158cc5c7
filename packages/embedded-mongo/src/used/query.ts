import { type Doc, Regex, type Value } from '../bson/value.ts';
import { noteExpression } from './expression.ts';
import type { Notes } from './notes.ts';

const REFERENCE = new Set(['$ref', '$id', '$db']);
const LOGICAL = new Set(['$and', '$or', '$nor', '$expr', '$comment']);

function firstName(value: Value): string {
  return value instanceof Map ? ([...value.keys()][0] ?? '') : '';
}

export function isOperators(value: Value): value is Doc {
  const first = firstName(value);
  return first.startsWith('$') && !REFERENCE.has(first);
}

/** Notes the operators of a query. */
export function noteQuery(notes: Notes, query: Value | undefined): void {
  if (!(query instanceof Map)) return;
  for (const [name, value] of query) {
    if (!name.startsWith('$')) {
      noteCondition(notes, value);
      continue;
    }
    notes.note('queryOperators', name);
    if (name === '$expr') noteExpression(notes, value);
    else if (Array.isArray(value)) for (const part of value) noteQuery(notes, part);
  }
}

/** What stands at one field: operators, a regular expression, or a value to be equal to. */
export function noteCondition(notes: Notes, value: Value): void {
  if (value instanceof Regex) notes.note('forms', 'query: regular expression');
  else if (isOperators(value)) {
    for (const [name, argument] of value) {
      notes.note('queryOperators', name);
      noteArgument(notes, name, argument);
    }
  }
}

function noteArgument(notes: Notes, name: string, argument: Value): void {
  if (name === '$not') noteCondition(notes, argument);
  else if (name === '$elemMatch') {
    if (isOperators(argument) && !LOGICAL.has(firstName(argument))) noteCondition(notes, argument);
    else noteQuery(notes, argument);
  } else if (Array.isArray(argument) && ['$in', '$nin', '$all'].includes(name)) {
    for (const element of argument) {
      if (element instanceof Regex || firstName(element) === '$elemMatch') noteCondition(notes, element);
    }
  }
}
