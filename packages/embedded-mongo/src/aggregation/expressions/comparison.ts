import { compareValues } from '../../bson/compare.ts';
import type { Value } from '../../bson/value.ts';
import { compileExactly, type MakeExpression } from '../expression.ts';

/** In expressions all types compare with each other; a missing value is below everything. */
function compareOperands(left: Value | undefined, right: Value | undefined): number {
  if (left === undefined || right === undefined)
    return (left === undefined ? 0 : 1) - (right === undefined ? 0 : 1);
  return compareValues(left, right);
}

/** An operator that compares two operands; `holds` says for which order of them it is true. */
export function comparison(holds: (order: number) => boolean): MakeExpression {
  return (argument, name) => {
    const [left, right] = compileExactly(argument, name, 2);
    return (scope) => holds(compareOperands(left?.(scope), right?.(scope)));
  };
}
