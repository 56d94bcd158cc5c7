import { sum } from '../accumulators/sum.ts';
import { compileArguments, type MakeExpression } from '../expression.ts';

/** The sum of a list of operands, or of the elements of one operand's array; what is no number does not count. */
export const sumOf: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => {
    const [only] = parts;
    const single = parts.length === 1 ? only?.(scope) : undefined;
    const total = sum();
    if (Array.isArray(single)) for (const element of single) total.add(element);
    else if (parts.length === 1) total.add(single);
    else for (const part of parts) total.add(part(scope));
    return total.result();
  };
};
