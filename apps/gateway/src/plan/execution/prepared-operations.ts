import type { DocumentNode } from 'graphql';
import { type Prepared, type PrepareOptions, prepare } from './prepare.ts';

/** Operations of one supergraph that were validated, planned and compiled. */
export interface PreparedOperations {
  /** One that was prepared before and is still kept; it was validated then. */
  find(text: string, operationName: string | undefined): Prepared | undefined;
  /**
   * Prepares a validated document, and keeps it.
   * @throws GraphQLError when it cannot be answered.
   */
  prepare(text: string, document: DocumentNode, operationName: string | undefined): Prepared;
}

/** What is kept, by count and by the length of texts; a compiled operation is some ten times its text. */
const KEPT = 2_000;
const KEPT_CHARACTERS = 8_000_000;

/** Keeps the most recently used; belongs to one supergraph, so that a plan never meets another. */
export function createPreparedOperations(options: PrepareOptions): PreparedOperations {
  const known = new Map<string, Prepared>();
  let characters = 0;

  function find(key: string): Prepared | undefined {
    const found = known.get(key);
    if (found === undefined) return undefined;
    known.delete(key);
    known.set(key, found);
    return found;
  }

  function keep(key: string, made: Prepared): void {
    if (!known.has(key)) characters += key.length;
    known.set(key, made);
    for (const oldest of known.keys()) {
      if (known.size <= KEPT && characters <= KEPT_CHARACTERS) return;
      known.delete(oldest);
      characters -= oldest.length;
    }
  }

  return {
    find: (text, operationName) => find(keyOf(text, operationName)),
    prepare(text, document, operationName) {
      const made = prepare(document, operationName, options);
      keep(keyOf(text, operationName), made);
      return made;
    },
  };
}

function keyOf(text: string, operationName: string | undefined): string {
  return operationName === undefined ? text : `${operationName}\n${text}`;
}
