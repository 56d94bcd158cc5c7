import { keyText } from '../../bson/key.ts';
import type { Doc, Value } from '../../bson/value.ts';
import { CODES, MongoError } from '../../errors.ts';
import { Pause } from '../../turns.ts';
import type { Accumulator } from '../accumulator.ts';
import { ACCUMULATORS } from '../accumulators.ts';
import { compileExpression, type Expression } from '../expression.ts';
import { type MakeStage, scopeOf } from '../stage.ts';

/** MongoDB's bound for `$group` in memory, in bytes. */
const GROUP_MEMORY_BYTES = 100 * 1024 * 1024;

type Field = { readonly name: string; readonly make: () => Accumulator; readonly expression: Expression };

function parseField(name: string, spec: Value): Field {
  if (name.includes('.')) throw new MongoError(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$'))
    throw new MongoError(40236, `The field name '${name}' cannot be an operator name`);
  const [first] = spec instanceof Map ? spec : [];
  if (!(spec instanceof Map) || first === undefined)
    throw new MongoError(40234, `The field '${name}' must be an accumulator object`);
  if (spec.size !== 1) throw new MongoError(40238, `The field '${name}' must specify one accumulator`);
  const [operator, argument] = first;
  if (Array.isArray(argument) && argument.length !== 1) {
    throw new MongoError(40237, `The ${operator} accumulator is a unary operator`);
  }
  const single = Array.isArray(argument) ? (argument[0] ?? null) : argument;
  return {
    name,
    make: ACCUMULATORS.get(operator) ?? unknown(operator),
    expression: compileExpression(single),
  };
}

function unknown(operator: string): never {
  throw new MongoError(15952, `unknown group operator '${operator}'`);
}

/** Groups by the value of `_id` (equal across number types; missing is null). */
export const group: MakeStage = (argument, context) => {
  if (!(argument instanceof Map))
    throw new MongoError(15947, "a group's fields must be specified in an object");
  const idSpec = argument.get('_id');
  if (idSpec === undefined) throw new MongoError(15955, 'a group specification must include an _id');
  const id = compileExpression(idSpec);
  const fields = [...argument]
    .filter(([name]) => name !== '_id')
    .map(([name, spec]) => parseField(name, spec));
  return function* (input) {
    const groups = new Map<string, { readonly id: Value; readonly accumulators: readonly Accumulator[] }>();
    let bytes = 0;
    for (const document of input) {
      if (document instanceof Pause) {
        yield document;
        continue;
      }
      const scope = scopeOf(document, context);
      const value = id(scope) ?? null;
      const key = keyText(value);
      let found = groups.get(key);
      if (found === undefined) {
        found = { id: value, accumulators: fields.map((field) => field.make()) };
        groups.set(key, found);
        bytes += 64 + key.length * 2;
      }
      for (const [i, field] of fields.entries()) {
        const accumulator = found.accumulators[i];
        if (accumulator === undefined) continue;
        const before = accumulator.bytes ?? 0;
        accumulator.add(field.expression(scope));
        bytes += (accumulator.bytes ?? 0) - before;
      }
      if (bytes > GROUP_MEMORY_BYTES) {
        throw new MongoError(
          CODES.QueryExceededMemoryLimitNoDiskUseAllowed,
          `Exceeded memory limit for $group, but didn't allow external sort. Pass allowDiskUse:true to opt in. (The embedded database never uses the disk for it.)`,
        );
      }
    }
    for (const { id: value, accumulators } of groups.values()) {
      const result: Doc = new Map([['_id', value]]);
      for (const [i, field] of fields.entries()) result.set(field.name, accumulators[i]?.result() ?? null);
      yield result;
    }
  };
};
