import { Agent, request } from 'node:http';

/** What clients of one kind got while they asked. */
export interface Traffic {
  /** How many answers so far. */
  answered(): number;
  /** Everything that was not a whole answer. */
  readonly failed: readonly string[];
  stop(): Promise<void>;
}

const REST_MS = 20;

/** Asks a query again and again by several clients, each on a connection that it keeps or on new ones. */
export function startTraffic(
  url: string,
  query: string,
  options: { readonly clients: number; readonly isKept: boolean },
): Traffic {
  const agent = new Agent({ keepAlive: options.isKept, maxSockets: options.clients });
  const failed: string[] = [];
  let count = 0;
  let isOver = false;

  async function client(): Promise<void> {
    while (!isOver) {
      const text = await post(url, agent, query).catch((fault: Error) => `no answer: ${fault.message}`);
      if (text.startsWith('{"data":{')) count += 1;
      else failed.push(text);
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  }

  const clients = Array.from({ length: options.clients }, client);
  return {
    answered: () => count,
    failed,
    async stop() {
      isOver = true;
      await Promise.all(clients);
      agent.destroy();
    },
  };
}

function post(url: string, agent: Agent, query: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { agent, method: 'POST', headers: { 'content-type': 'application/json' } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.once('end', () => resolve(text)).once('error', reject);
      },
    );
    call.once('error', reject).end(JSON.stringify({ query }));
  });
}
