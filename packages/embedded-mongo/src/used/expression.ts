import type { Value } from '../bson/value.ts';
import type { Notes } from './notes.ts';

/** Notes the operators, the named arguments and the system variables of an aggregation expression. */
export function noteExpression(notes: Notes, value: Value): void {
  if (typeof value === 'string') noteVariable(notes, value);
  else if (Array.isArray(value)) for (const part of value) noteExpression(notes, part);
  else if (value instanceof Map) {
    for (const [name, argument] of value) {
      if (name.startsWith('$')) noteOperator(notes, name, argument);
      else noteExpression(notes, argument);
    }
  }
}

function noteVariable(notes: Notes, text: string): void {
  const system = /^\$\$([A-Z_]+)(\.|$)/.exec(text)?.[1];
  if (system !== undefined) notes.note('variables', `$$${system}`);
}

/** These take a document of named arguments; any other operator's document is an expression that makes one. */
const NAMED = new Set([
  '$cond',
  '$convert',
  '$dateAdd',
  '$dateDiff',
  '$dateFromParts',
  '$dateFromString',
  '$dateToParts',
  '$dateToString',
  '$dateTrunc',
  '$filter',
  '$firstN',
  '$getField',
  '$lastN',
  '$let',
  '$map',
  '$maxN',
  '$minN',
  '$reduce',
  '$regexFind',
  '$regexFindAll',
  '$regexMatch',
  '$replaceAll',
  '$replaceOne',
  '$setField',
  '$sortArray',
  '$switch',
  '$trim',
  '$ltrim',
  '$rtrim',
  '$unsetField',
  '$zip',
]);

function noteOperator(notes: Notes, name: string, argument: Value): void {
  notes.note('expressions', name);
  if (name === '$literal') return;
  if (argument instanceof Map && NAMED.has(name)) {
    for (const [option, inner] of argument) {
      notes.note('expressions', `${name}.${option}`);
      if (name === '$let' && option === 'vars' && inner instanceof Map) {
        for (const bound of inner.values()) noteExpression(notes, bound);
      } else noteExpression(notes, inner);
    }
    return;
  }
  noteExpression(notes, argument);
}
