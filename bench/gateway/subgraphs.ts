import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, parse, validate } from 'graphql';
import { type GraphSide, graphSides } from './graph.ts';

/**
 * The four sides as a process of its own; prints `{ name: url }`. An answer is made once for each
 * text of a request and given again from memory, so that the gateways are what is measured.
 */
async function answerOf(side: GraphSide, text: string): Promise<string> {
  const { query, variables } = JSON.parse(text);
  const document = parse(query);
  const errors = validate(side.schema, document);
  if (errors.length > 0) return JSON.stringify({ errors });
  return JSON.stringify(await execute({ schema: side.schema, document, variableValues: variables ?? {} }));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += chunk;
  return text;
}

const urls: Record<string, string> = {};
for (const side of graphSides) {
  const known = new Map<string, Promise<string>>();
  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    const answer = known.get(text) ?? answerOf(side, text);
    known.set(text, answer);
    const body = await answer;
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  urls[side.name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
process.stdout.write(`${JSON.stringify(urls)}\n`);
// Whoever started this is gone.
process.stdin.resume().once('close', () => process.exit(0));
