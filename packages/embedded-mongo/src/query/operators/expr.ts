import { compileExpression } from '../../aggregation/expression.ts';
import { withNames } from '../../aggregation/names.ts';
import { isTruthy } from '../../bson/truth.ts';
import type { MakeNode } from '../predicate.ts';

/** An aggregation expression over the document, which sees the variables of a `let` around it. */
export const expr: MakeNode = (argument, _, variables) => {
  const expression = withNames(variables?.keys() ?? [], () => compileExpression(argument));
  const bound = variables === undefined ? {} : { variables };
  return {
    kind: 'expression',
    test: (document) => isTruthy(expression({ root: document, current: document, ...bound })),
  };
};
