import { nearestDouble } from '../bson/exact.ts';
import { type Doc, isNumber, type Value } from '../bson/value.ts';
import type { Notes } from './notes.ts';
import { notePipeline } from './pipeline.ts';
import { noteProjection } from './projection.ts';
import { noteQuery } from './query.ts';
import { noteUpdate } from './update.ts';

/** A command, its statements beside it (`updates`, `deletes`), and the fields that any command may carry. */
export type Sent = {
  readonly command: Doc;
  readonly statements: ReadonlyMap<string, readonly Doc[]>;
  readonly generic: ReadonlySet<string>;
  /** The handshake carries fields that say who asks, not what for. */
  readonly isHandshake: boolean;
};

/** Notes one command and everything inside it. */
export function noteCommand(notes: Notes, { command, statements, generic, isHandshake }: Sent): void {
  const [name] = command.keys();
  if (name === undefined) return;
  notes.note('commands', name);
  if (isHandshake) return;
  const inner = name === 'explain' ? command.get('explain') : undefined;
  if (inner instanceof Map) noteCommand(notes, { command: inner, statements, generic, isHandshake });
  for (const [field, value] of command) {
    if (field === name || field === '$db') continue;
    notes.note('fields', generic.has(field) ? field : `${name}.${field}`);
    noteConcern(notes, field, value);
    if (field === 'cursor' && value instanceof Map) {
      for (const option of value.keys()) notes.note('fields', `${name}.cursor.${option}`);
    }
  }
  noteInside(notes, command);
  for (const field of statements.keys()) notes.note('fields', `${name}.${field}`);
  for (const field of ['updates', 'deletes']) {
    for (const statement of statements.get(field) ?? listed(command.get(field)))
      noteStatement(notes, `${name}.${field}`, statement);
  }
  for (const index of listed(name === 'createIndexes' ? command.get('indexes') : undefined))
    noteIndex(notes, index);
}

function listed(value: Value | undefined): Doc[] {
  return Array.isArray(value) ? value.filter((element) => element instanceof Map) : [];
}

function noteInside(notes: Notes, command: Doc): void {
  noteQuery(notes, command.get('filter'));
  noteQuery(notes, command.get('query'));
  noteProjection(notes, command.get('projection'), 'find');
  noteProjection(notes, command.get('fields'), 'find');
  notePipeline(notes, command.get('pipeline'));
  if (command.has('findAndModify') || command.has('findandmodify'))
    noteUpdate(notes, command.get('update'), command.get('arrayFilters'));
  noteHint(notes, command.get('hint'));
}

function noteStatement(notes: Notes, where: string, statement: Doc): void {
  for (const field of statement.keys()) notes.note('fields', `${where}.${field}`);
  noteQuery(notes, statement.get('q'));
  noteUpdate(notes, statement.get('u'), statement.get('arrayFilters'));
  noteHint(notes, statement.get('hint'));
}

function noteHint(notes: Notes, hint: Value | undefined): void {
  if (typeof hint === 'string') notes.note('forms', 'hint: name');
  else if (hint instanceof Map) notes.note('forms', hint.has('$natural') ? 'hint: $natural' : 'hint: key');
}

function noteIndex(notes: Notes, index: Doc): void {
  for (const option of index.keys()) notes.note('indexOptions', option);
  noteQuery(notes, index.get('partialFilterExpression'));
  const key = index.get('key');
  if (!(key instanceof Map)) return;
  if (key.size > 1) notes.note('forms', 'index: compound');
  for (const [field, direction] of key) {
    if (field.includes('.')) notes.note('forms', 'index: inside documents');
    if (field.includes('$**')) notes.note('forms', 'index: wildcard');
    if (typeof direction === 'string') notes.note('forms', `index: ${direction}`);
    else if (isNumber(direction))
      notes.note('forms', nearestDouble(direction) < 0 ? 'index: descending' : 'index: ascending');
  }
}

function wordOf(option: string, asked: Value): string {
  if (option === 'w' && isNumber(asked)) return ` ${nearestDouble(asked)}`;
  if (option === 'w') return asked === 'majority' ? ' majority' : ' tag';
  return typeof asked === 'string' && (option === 'level' || option === 'mode') ? ` ${asked}` : '';
}

/** The words of a concern are MongoDB's; the names of tags would be somebody's, and are not kept. */
function noteConcern(notes: Notes, field: string, value: Value): void {
  if (!['readConcern', 'writeConcern', '$readPreference'].includes(field) || !(value instanceof Map)) return;
  for (const [option, asked] of value) {
    notes.note('concerns', `${field}.${option}${wordOf(option, asked)}`);
  }
}
