import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { limits } from './limits.ts';
import { edgeError } from './masking.ts';
import { type Measures, measure } from './measures.ts';

/** How graphql-js says that it reached `maxTokens`; it has no code for it. */
const TOKEN_LIMIT_MESSAGE = /^Syntax Error: Document contains more th\w+ \d+ tokens/;

/** A parsed operation text with what the edge wants to know of it. */
export interface KnownDocument {
  readonly document: DocumentNode;
  readonly measures: Measures;
  /** Verdicts of contracts on this document, filled as they are asked for. */
  readonly verdicts: Map<string, GraphQLError | null>;
  /** How often each of its operations was asked for; by name, or null for the only one. */
  readonly uses: Map<string | null, number>;
}

/** An operation that was asked for, without anything of who asked. */
export interface UsedOperation {
  readonly text: string;
  readonly operationName: string | null;
  readonly uses: number;
}

export interface Documents {
  /** The document of a text, or the syntax error. The same text is parsed once while it is in use. */
  read(text: string): KnownDocument | GraphQLError;
  /** Counts that an operation of it is run. */
  countUse(known: KnownDocument, operationName: unknown): void;
  /** What was run most, most first. */
  mostUsed(most: number): readonly UsedOperation[];
  /** What was run most elsewhere; it counts half, so that what is no longer asked for is forgotten. */
  remember(operations: readonly UsedOperation[]): void;
}

/** What was asked for once is forgotten after three takings over. */
const FORGOTTEN_BELOW = 0.2;

/** Keeps the most recently used documents; larger texts than `maxTextLength` are read but not kept. */
export function createDocuments(options: {
  readonly capacity: number;
  readonly maxTextLength: number;
}): Documents {
  const known = new Map<string, KnownDocument>();

  function read(text: string): KnownDocument | GraphQLError {
    const found = known.get(text);
    if (found !== undefined) {
      known.delete(text);
      known.set(text, found);
      return found;
    }
    const made = readDocument(text);
    if (made instanceof GraphQLError || text.length > options.maxTextLength) return made;
    if (known.size >= options.capacity) {
      const oldest = known.keys().next();
      if (oldest.done !== true) known.delete(oldest.value);
    }
    known.set(text, made);
    return made;
  }

  return {
    read,
    countUse({ uses }, named) {
      const operationName = typeof named === 'string' ? named : null;
      uses.set(operationName, (uses.get(operationName) ?? 0) + 1);
    },
    mostUsed(most) {
      const all = [...known].flatMap(([text, { uses }]) =>
        [...uses].map(([operationName, count]) => ({ text, operationName, uses: count })),
      );
      return all.sort((one, other) => other.uses - one.uses).slice(0, most);
    },
    remember(operations) {
      for (const { text, operationName, uses } of operations) {
        if (uses < FORGOTTEN_BELOW) continue;
        const document = read(text);
        if (!(document instanceof GraphQLError)) document.uses.set(operationName, uses / 2);
      }
    },
  };
}

function readDocument(text: string): KnownDocument | GraphQLError {
  try {
    const document = parse(text, { maxTokens: limits.tokens });
    return { document, measures: measure(document), verdicts: new Map(), uses: new Map() };
  } catch (fault) {
    if (!(fault instanceof GraphQLError)) throw fault;
    if (TOKEN_LIMIT_MESSAGE.test(fault.message)) {
      const message = `The operation has more than ${limits.tokens} tokens, at which reading it ended. Ask in several operations.`;
      return edgeError('TOO_MANY_TOKENS', message, { limit: limits.tokens });
    }
    return new GraphQLError(fault.message, {
      ...(fault.nodes === undefined ? {} : { nodes: fault.nodes }),
      source: fault.source ?? null,
      positions: fault.positions ?? null,
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
  }
}
