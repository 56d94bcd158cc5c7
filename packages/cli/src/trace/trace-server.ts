import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { page } from './layout.ts';
import { listPage, tracePage } from './pages.ts';
import { readSpans } from './spans.ts';
import { createTraces, type Traces } from './traces.ts';

const BODY_LIMIT_BYTES = 8 * 1_048_576;
/** Some 20 MB at the most, of requests as they usually are much less. */
const TRACE_LIMIT = 300;
const SPAN_LIMIT = 500;

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

export interface TraceServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Takes traces by OTLP over HTTP (JSON) on a free port of loopback, keeps the last ones in memory and shows them as
 * pages. Only under loopback's own names, so that no page of the web can read or write here.
 */
export async function startTraceServer(): Promise<TraceServer> {
  const traces = createTraces({ traceLimit: TRACE_LIMIT, spanLimit: SPAN_LIMIT });
  const server = createServer((request, response) => {
    answer(request, response, traces).catch(() => response.writeHead(400).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, traces: Traces): Promise<void> {
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
    response.writeHead(421).end('This is served on this computer only.\n');
    return;
  }
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'POST') {
    // A form of another site cannot send JSON without asking first, which nobody here allows.
    const isJson = request.headers['content-type']?.startsWith('application/json') === true;
    if (!isJson) return void response.writeHead(415).end();
    const body = await readBody(request);
    if (body === null) return void response.writeHead(413).end();
    if (pathname === '/v1/metrics')
      return void response.setHeader('content-type', 'application/json').end('{}');
    const spans = pathname === '/v1/traces' ? readSpans(JSON.parse(body)) : null;
    if (spans === null) return void response.writeHead(400).end();
    traces.take(spans);
    response.setHeader('content-type', 'application/json').end('{}');
    return;
  }
  const [, id] = /^\/traces\/([0-9a-f]{32})$/.exec(pathname) ?? [];
  if (pathname === '/') return show(response, 200, listPage(traces.recent(), searchParams.has('all')));
  const trace = id === undefined ? null : traces.find(id);
  if (trace !== null) return show(response, 200, tracePage(trace));
  const gone = '<h1>Not here</h1><p>This trace is not kept any more. <a href="/">All requests</a></p>';
  show(response, 404, page('Not here', gone));
}

function show(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  });
  response.end(html);
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
