import type { SubgraphAnswer } from '../plan/execution/subgraph-call.ts';
import type { HttpAnswer } from './http-call.ts';
import { SubgraphFault } from './subgraph-fault.ts';

/** Something between us and the subgraph answered in its place. */
const IN_BETWEEN = new Set([502, 503, 504]);
const GRAPH_MEDIA = /^application\/(json|graphql-response\+json)\s*(;|$)/i;

/**
 * The graph's answer in an HTTP answer, by GraphQL over HTTP: a refusal (4xx) may carry errors of
 * the graph; what fails (5xx) may not be read as one. No media type at all counts as JSON.
 * @throws SubgraphFault that says which it is; its message names status and length, never the body.
 */
export function readGraphAnswer(answer: HttpAnswer): SubgraphAnswer {
  const { status, contentType, text } = answer;
  const facts = `status ${status}, ${contentType ?? 'no media type'}, ${text.length} characters`;
  if (IN_BETWEEN.has(status)) throw new SubgraphFault('SUBGRAPH_UNAVAILABLE', facts, { isPassing: true });
  const isRefusal = status >= 400 && status < 500;
  if (!isRefusal && (status < 200 || status > 299)) throw new SubgraphFault('SUBGRAPH_FAILED', facts);
  try {
    return readBody(contentType, text, facts);
  } catch (fault) {
    if (!isRefusal) throw fault;
    throw new SubgraphFault('SUBGRAPH_FAILED', facts, { cause: fault });
  }
}

function readBody(contentType: string | undefined, text: string, facts: string): SubgraphAnswer {
  if (contentType !== undefined && !GRAPH_MEDIA.test(contentType))
    throw new SubgraphFault('SUBGRAPH_CONTENT_TYPE_WRONG', facts);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, which may be about people.
    throw new SubgraphFault('SUBGRAPH_ANSWER_NOT_JSON', facts);
  }
  if (!isGraphBody(body)) throw new SubgraphFault('SUBGRAPH_ANSWER_NOT_GRAPHQL', facts);
  return body;
}

function isGraphBody(body: unknown): body is SubgraphAnswer {
  if (typeof body !== 'object' || body === null || !('data' in body || 'errors' in body)) return false;
  const data = 'data' in body ? body.data : null;
  const errors = 'errors' in body ? body.errors : undefined;
  const isData = data === null || (typeof data === 'object' && !Array.isArray(data));
  return isData && (errors === undefined || (Array.isArray(errors) && errors.every(isGraphError)));
}

function isGraphError(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'
  );
}
