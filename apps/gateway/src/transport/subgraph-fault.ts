import { GraphQLError } from 'graphql';

/** What can go wrong between the gateway and a subgraph; each is a code that clients see. */
export type SubgraphFaultCode =
  | 'SUBGRAPH_UNAVAILABLE'
  | 'SUBGRAPH_TIMEOUT'
  | 'SUBGRAPH_CIRCUIT_OPEN'
  | 'SUBGRAPH_FAILED'
  | 'SUBGRAPH_CONTENT_TYPE_WRONG'
  | 'SUBGRAPH_ANSWER_NOT_JSON'
  | 'SUBGRAPH_ANSWER_NOT_GRAPHQL'
  | 'SUBGRAPH_ANSWER_TOO_LARGE'
  | 'OPERATION_TIMEOUT'
  | 'CLIENT_GONE';

/** Response names that were to come from a subgraph that gave no answer; never told as they are. */
export const MISSING = 'missingFields';

/** What a client reads; whose part it is stands in the log alone. */
const sentences: Readonly<Record<SubgraphFaultCode, string>> = {
  SUBGRAPH_UNAVAILABLE: 'is not available now',
  SUBGRAPH_TIMEOUT: 'did not answer in time',
  SUBGRAPH_CIRCUIT_OPEN: 'failed too often just now and is left alone for a moment',
  SUBGRAPH_FAILED: 'failed',
  SUBGRAPH_CONTENT_TYPE_WRONG: 'gave an answer of a media type that is not of the graph',
  SUBGRAPH_ANSWER_NOT_JSON: 'gave an answer that cannot be read',
  SUBGRAPH_ANSWER_NOT_GRAPHQL: 'gave an answer that is not of the graph',
  SUBGRAPH_ANSWER_TOO_LARGE: 'gave an answer that is too large; ask for less',
  OPERATION_TIMEOUT: 'was not waited for any longer, since the whole operation took too long',
  CLIENT_GONE: 'was not waited for',
};

/** A call that gave no answer of a graph. The message is for the log alone: it may name status and size. */
export class SubgraphFault extends Error {
  override readonly name = 'SubgraphFault';
  readonly code: SubgraphFaultCode;
  /** Asking again at once may help: no answer of the subgraph itself was received. */
  readonly isPassing: boolean;
  /** Nobody listens there: said at once, and known to be over only by asking again. */
  readonly isRefused: boolean;

  constructor(
    code: SubgraphFaultCode,
    message: string,
    options: { readonly cause?: unknown; readonly isPassing?: boolean; readonly isRefused?: boolean } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.isPassing = options.isPassing ?? false;
    this.isRefused = options.isRefused ?? false;
  }
}

/** The code of whatever was thrown on the way; what is not known means that the subgraph cannot be reached. */
export function faultCodeOf(fault: unknown): SubgraphFaultCode {
  return fault instanceof SubgraphFault ? fault.code : 'SUBGRAPH_UNAVAILABLE';
}

/**
 * The error that a client sees: a code, and no owner, address, status, body or cause.
 * @param options.fields response names below the path that were asked for; what stands for them in the client's operation
 * is told as `coordinates`.
 */
export function clientError(
  code: SubgraphFaultCode,
  options: {
    readonly isMutation: boolean;
    readonly path: readonly string[];
    readonly fields: readonly string[];
  },
): GraphQLError {
  // A mutation that the breaker held back was not sent: that much is known.
  const isUnknown = options.isMutation && code !== 'SUBGRAPH_CIRCUIT_OPEN';
  const after = isUnknown
    ? 'whether it took the change is not known; look before repeating it.'
    : 'the rest is answered; ask again later.';
  const { path, fields } = options;
  return new GraphQLError(`A part of the graph ${sentences[code]}; ${after}`, {
    ...(path.length === 0 ? {} : { path }),
    extensions: { code, [MISSING]: fields },
  });
}
