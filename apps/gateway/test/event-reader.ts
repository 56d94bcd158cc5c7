import { type IncomingMessage, request } from 'node:http';
import { expect } from 'vitest';

export interface ReadEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
}

/** Follows `/events` as a browser would, on a connection of its own. */
export async function openEvents(port: number, headers: Record<string, string>) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: '/events', agent: false, headers });
    asked.once('response', resolve).once('error', reject).end();
  });
  let text = '';
  let hasEnded = false;
  answer.setEncoding('utf8');
  answer.on('data', (chunk: string) => {
    text += chunk;
  });
  answer.on('error', () => undefined);
  answer.once('close', () => {
    hasEnded = true;
  });
  const blocks = () => text.split('\n\n').slice(0, -1).map(readBlock);
  return {
    status: answer.statusCode,
    headers: answer.headers,
    /** The code of a refusal. */
    async code(): Promise<string> {
      await expect.poll(() => hasEnded).toBe(true);
      return (
        (JSON.parse(text) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code ?? ''
      );
    },
    /** Events with data; beats have none. */
    events: (): ReadEvent[] => blocks().filter(({ data }) => data !== undefined),
    /** The kinds and ids that came, without where the stream began. */
    told: () =>
      blocks()
        .filter(({ type, data }) => type === 'message' && data !== undefined)
        .map(({ data }) => data as { kind: string; id: string }),
    /** What the reader would come back with. */
    position: () => blocks().findLast(({ id }) => id !== '')?.id ?? '',
    beats: () => blocks().filter(({ data, id }) => data === undefined && id !== '').length,
    hasEnded: () => hasEnded,
    /** Takes nothing any more, with the connection open. */
    stall: () => answer.pause(),
    close: () => answer.destroy(),
  };
}

function readBlock(block: string): ReadEvent {
  const fields = new Map(
    block.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]),
  );
  const data = fields.get('data');
  return {
    id: fields.get('id') ?? '',
    type: fields.get('event') ?? 'message',
    data: data === undefined ? undefined : JSON.parse(data),
  };
}
