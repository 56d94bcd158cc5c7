import type { MakeExpression } from '../expression.ts';

/** The argument as it stands, also when it looks like a path or an operator. */
export const literal: MakeExpression = (argument) => () => argument;
