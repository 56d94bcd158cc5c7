import type { GraphQLError } from 'graphql';
import { edgeError } from './masking.ts';
import type { Measures } from './measures.ts';

/** How large an operation may be before anything is planned. */
export const limits = {
  depth: 15,
  aliases: 100,
  rootFields: 30,
  selections: 2_000,
  tokens: 10_000,
} as const;

/** Why an operation is too large, or null when it is not; the message says the size and the limit. */
export function sizeFault(measures: Measures): GraphQLError | null {
  if (measures.depth > limits.depth) {
    return tooLarge('QUERY_TOO_DEEP', `is ${measures.depth} fields deep`, measures.depth, limits.depth);
  }
  if (measures.aliases > limits.aliases) {
    return tooLarge('TOO_MANY_ALIASES', `has ${measures.aliases} aliases`, measures.aliases, limits.aliases);
  }
  if (measures.rootFields > limits.rootFields) {
    return tooLarge(
      'TOO_MANY_ROOT_FIELDS',
      `has ${measures.rootFields} root fields`,
      measures.rootFields,
      limits.rootFields,
    );
  }
  if (measures.selections > limits.selections) {
    return tooLarge(
      'QUERY_TOO_LARGE',
      `selects ${measures.selections} fields`,
      measures.selections,
      limits.selections,
    );
  }
  return null;
}

function tooLarge(code: string, what: string, size: number, limit: number): GraphQLError {
  return edgeError(code, `The operation ${what}; at most ${limit} are answered. Ask in several operations.`, {
    size,
    limit,
  });
}
