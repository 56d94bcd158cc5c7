import type { Doc, Value } from '../bson/value.ts';
import { MongoError } from '../errors.ts';
import { fieldPath } from '../query/field-path.ts';
import { EXPRESSIONS } from './expressions.ts';
import { checkName } from './names.ts';

/** What an expression sees: the document of the pipeline, `$$CURRENT`, and the variables of `$map`, `$filter`, `$lookup`. */
export type Scope = {
  readonly root: Doc;
  readonly current: Value;
  readonly variables?: ReadonlyMap<string, Value | undefined>;
};

/** Undefined is MongoDB's missing. */
export type Expression = (scope: Scope) => Value | undefined;

/** Makes an operator's expression from its argument. */
export type MakeExpression = (argument: Value, name: string) => Expression;

function refuse(code: number, message: string): MongoError {
  return new MongoError(code, message);
}

/** Reads an aggregation expression once, so that it can run on many documents. */
export function compileExpression(value: Value): Expression {
  if (typeof value === 'string' && value.startsWith('$')) return compilePath(value);
  if (Array.isArray(value)) {
    const parts = value.map(compileExpression);
    return (scope) => parts.map((part) => part(scope) ?? null);
  }
  if (!(value instanceof Map)) return () => value;
  const [first] = value;
  if (first?.[0].startsWith('$')) {
    if (value.size > 1) {
      throw refuse(
        15983,
        `an expression specification must contain exactly one field, the name of the expression. Found ${value.size} fields`,
      );
    }
    const make = EXPRESSIONS.get(first[0]);
    if (make === undefined) throw refuse(168, `Unrecognized expression '${first[0]}'`);
    return make(first[1], first[0]);
  }
  return compileObject(value);
}

function compileObject(value: Doc): Expression {
  const fields = [...value].map(([name, field]) => {
    if (name.includes('.'))
      throw refuse(
        16412,
        `FieldPath field names may not contain '.'. Consider using $getField or $setField.`,
      );
    fieldPath(name);
    return [name, compileExpression(field)] as const;
  });
  return (scope) => {
    const result: Doc = new Map();
    for (const [name, field] of fields) {
      const found = field(scope);
      if (found !== undefined) result.set(name, found);
    }
    return result;
  };
}

function compilePath(text: string): Expression {
  if (!text.startsWith('$$')) {
    if (text.length === 1) throw refuse(16872, "'$' by itself is not a valid FieldPath");
    const path = fieldPath(text.slice(1));
    return (scope) => fieldAt(scope.current, path, 0);
  }
  const [name = '', ...rest] = text.slice(2).split('.');
  const path = rest.length === 0 ? [] : fieldPath(rest.join('.'));
  if (name === 'ROOT') return (scope) => fieldAt(scope.root, path, 0);
  if (name === 'CURRENT') return (scope) => fieldAt(scope.current, path, 0);
  if (name === 'REMOVE') return () => undefined;
  checkName(name);
  return (scope) => fieldAt(scope.variables?.get(name), path, 0);
}

/** A path in an expression: arrays are mapped over, never entered by position, and not those inside them. */
function fieldAt(value: Value | undefined, path: readonly string[], at: number): Value | undefined {
  if (at === path.length) return value;
  if (value instanceof Map) return fieldAt(value.get(path[at] ?? ''), path, at + 1);
  if (!Array.isArray(value)) return undefined;
  const found: Value[] = [];
  for (const element of value) {
    if (!(element instanceof Map)) continue;
    const inner = fieldAt(element, path, at);
    if (inner !== undefined) found.push(inner);
  }
  return found;
}

/** The arguments of an operator that takes a list; one that is no array counts as a list of one. */
export function compileArguments(argument: Value): Expression[] {
  return Array.isArray(argument) ? argument.map(compileExpression) : [compileExpression(argument)];
}

/** As `compileArguments`, and exactly `count` of them. */
export function compileExactly(argument: Value, name: string, count: number): Expression[] {
  const parts = compileArguments(argument);
  if (parts.length !== count) {
    throw refuse(
      16020,
      `Expression ${name} takes exactly ${count} arguments. ${parts.length} were passed in.`,
    );
  }
  return parts;
}

/** The named arguments of an operator such as `$cond`; refuses names that it does not have, by the codes given. */
export function namedArguments(
  argument: Value,
  name: string,
  allowed: readonly string[],
  codes: { readonly notNamed?: number; readonly unknown: number },
): Doc {
  if (!(argument instanceof Map))
    throw refuse(codes.notNamed ?? codes.unknown, `${name} only supports an object as its argument`);
  for (const field of argument.keys()) {
    if (!allowed.includes(field)) throw refuse(codes.unknown, `Unrecognized parameter to ${name}: ${field}`);
  }
  return argument;
}
