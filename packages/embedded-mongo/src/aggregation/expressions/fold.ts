import { ACCUMULATORS } from '../accumulators.ts';
import { compileArguments, type MakeExpression } from '../expression.ts';

/** `$sum`, `$avg`, `$min` and `$max` outside `$group`: over the list of arguments, or over one argument's array. */
export function folded(name: string): MakeExpression {
  return (argument) => {
    const parts = compileArguments(argument);
    const make = ACCUMULATORS.get(name);
    return (scope) => {
      const accumulator = make?.();
      if (accumulator === undefined) return null;
      const [only] = parts;
      const single = parts.length === 1 ? only?.(scope) : undefined;
      const values = Array.isArray(single)
        ? single
        : parts.length === 1
          ? [single]
          : parts.map((part) => part(scope));
      for (const value of values) accumulator.add(value);
      return accumulator.result() ?? null;
    };
  };
}
