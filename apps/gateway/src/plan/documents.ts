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
}

export interface Documents {
  /** The document of a text, or the syntax error. The same text is parsed once while it is in use. */
  read(text: string): KnownDocument | GraphQLError;
}

/** Keeps the most recently used documents; larger texts than `maxTextLength` are read but not kept. */
export function createDocuments(options: {
  readonly capacity: number;
  readonly maxTextLength: number;
}): Documents {
  const known = new Map<string, KnownDocument>();
  return {
    read(text) {
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
    },
  };
}

function readDocument(text: string): KnownDocument | GraphQLError {
  try {
    const document = parse(text, { maxTokens: limits.tokens });
    return { document, measures: measure(document), verdicts: new Map() };
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
