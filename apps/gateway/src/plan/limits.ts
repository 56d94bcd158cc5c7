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
  rows: 20_000,
} as const;

/** Why an operation is too large, or null when it is not; the message says the size and the limit. */
export function sizeFault(measures: Measures): GraphQLError | null {
  if (measures.depth > limits.depth) {
    return tooLarge('QUERY_TOO_DEEP', `is ${measures.depth} fields deep`, limits.depth);
  }
  if (measures.aliases > limits.aliases) {
    return tooLarge('TOO_MANY_ALIASES', `has ${measures.aliases} aliases`, limits.aliases);
  }
  if (measures.rootFields > limits.rootFields) {
    return tooLarge('TOO_MANY_ROOT_FIELDS', `has ${measures.rootFields} root fields`, limits.rootFields);
  }
  if (measures.selections > limits.selections) {
    return tooLarge('QUERY_TOO_LARGE', `selects ${measures.selections} fields`, limits.selections);
  }
  return null;
}

/** Why an operation asks for too many rows, or null; one such query would keep a side from everybody else. */
export function rowsFault(rows: number): GraphQLError | null {
  if (rows <= limits.rows) return null;
  const message = `The operation asks for up to ${rows} rows, since pages within pages multiply; at most ${limits.rows} are answered. Lower "first", or ask for the inner pages one by one.`;
  return edgeError('TOO_MANY_ROWS', message, { limit: limits.rows });
}

function tooLarge(code: string, what: string, limit: number): GraphQLError {
  return edgeError(code, `The operation ${what}; at most ${limit} are answered. Ask in several operations.`, {
    limit,
  });
}
