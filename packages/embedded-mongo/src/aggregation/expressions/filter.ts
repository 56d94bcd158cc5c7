import { isNullish, isTruthy } from '../../bson/truth.ts';
import { typeName, type Value } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { compileExpression, type MakeExpression, namedArguments } from '../expression.ts';
import { checkUserVariable, withNames } from '../names.ts';

export const FILTER = ['input', 'as', 'cond'] as const;

/** The elements for which `cond` holds; each is `$$this`, or the name that `as` gives it. */
export const filter: MakeExpression = (argument, name) => {
  const named = namedArguments(argument, name, FILTER, { notNamed: 28646, unknown: 28647 });
  const [from, test] = [named.get('input'), named.get('cond')];
  if (from === undefined) throw new MongoError(28648, "Missing 'input' parameter to $filter");
  if (test === undefined) throw new MongoError(28650, "Missing 'cond' parameter to $filter");
  const variable = variableName(named.get('as'));
  const input = compileExpression(from);
  const condition = withNames([variable], () => compileExpression(test));
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw new MongoError(28651, `input to $filter must be an array not ${typeName(array)}`);
    return array.filter((element) => {
      const variables = new Map([...(scope.variables ?? []), [variable, element]]);
      return isTruthy(condition({ ...scope, variables }));
    });
  };
};

function variableName(value: Value | undefined): string {
  if (value === undefined) return 'this';
  const name = typeof value === 'string' ? value : '';
  checkUserVariable(name);
  return name;
}
