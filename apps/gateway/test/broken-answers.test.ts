import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSmallGraph, type SmallGraph } from './small-graph.ts';

const lines: Record<string, unknown>[] = [];
const logger = pino(
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)) as Record<string, unknown>);
      done();
    },
  }),
);

function saying(message: string, extensions: object): () => never {
  return () => {
    throw Object.assign(new Error(message), { extensions });
  };
}

const inside = {
  url: 'http://halls.inner:4101/graphql',
  status: 500,
  body: '<html>',
  stacktrace: ['Error: boom', '    at ask (/srv/halls/src/data.ts:12:3)'],
  exception: { stacktrace: ['at ask'] },
  service: 'halls',
};

let graph: SmallGraph;
beforeAll(async () => {
  graph = await createSmallGraph(
    [
      {
        name: 'halls',
        sdl: `
          type Query {
            hall: Hall!
            halls: [Hall!]!
            thrown: String
            coded: String
            leaking: String
            skewed: String
            oddlyCoded: String
            meant: String
          }
          type Hall @key(fields: "id") { id: ID! seats: Int! }
        `,
        resolvers: {
          Query: {
            hall: () => ({ id: '1', seats: 40 }),
            halls: () => [{ id: '1' }, { id: '2' }],
            thrown: saying('connect ECONNREFUSED 10.0.0.7:27017', inside),
            coded: saying('boom', { ...inside, code: 'INTERNAL_SERVER_ERROR' }),
            leaking: saying('GET http://sis.inner/people said 500', { ...inside, code: 'SIS_FAILED' }),
            skewed: saying('Cannot query field "x" on type "Hidden".', {
              ...inside,
              code: 'GRAPHQL_VALIDATION_FAILED',
            }),
            oddlyCoded: saying('boom', { ...inside, code: 'see http://halls.inner' }),
            meant: saying('Ask for fewer halls.', { ...inside, code: 'TOO_MANY_HALLS' }),
          },
        },
      },
      {
        name: 'bookings',
        sdl: `
          type Hall @key(fields: "id") { id: ID! next: Booking! state: State note: String! }
          type Booking { title: String! }
          enum State { OPEN CLOSED }
        `,
        resolvers: {
          Hall: {
            // A list answer with a null entity breaks no rule of the subgraph, but the graph's promise.
            __resolveReference: (reference) =>
              (reference as { id: string }).id === '1' ? null : { id: '2' },
            next: () => ({ title: 'Choir' }),
            note: () => 'fine',
          },
        },
      },
    ],
    logger,
  );
});
afterAll(() => graph.close());
beforeEach(() => {
  lines.splice(0);
});

async function brokenOf(subgraph: string): Promise<number> {
  const { processes } = (await graph.status()) as {
    processes: { name: string; brokenAnswers?: Record<string, number> }[];
  };
  return processes.find(({ name }) => name === 'gateway')?.brokenAnswers?.[subgraph] ?? 0;
}

describe('a null where the schema promises a value', () => {
  it('is an error with its path and a code, and nothing is left in the extensions', async () => {
    const answer = await graph.ask('{ hall { id seats soon: next { title } } }');
    expect(answer.data).toBeNull();
    expect(answer.extensions).toBeUndefined();
    expect(answer.errors).toEqual([
      {
        message: 'A value that the schema promises is missing or wrong; the request id finds it in the log.',
        path: ['hall', 'soon'],
        extensions: { code: 'SCHEMA_BROKEN_BY_ANSWER', requestId: answer.requestId },
      },
    ]);
  });

  it('is logged with the subgraph that owns the field, and counted', async () => {
    const answer = await graph.ask('{ halls { ...H } } fragment H on Hall { ... on Hall { note } }');
    expect(lines.filter(({ msg }) => msg === 'a subgraph broke its schema')).toMatchObject([
      {
        why: 'Cannot return null for non-nullable field Hall.note.',
        path: ['halls', 0, 'note'],
        coordinates: ['Hall.note'],
        subgraphs: ['bookings'],
        requestId: answer.requestId,
      },
    ]);
    const counted = await brokenOf('bookings');
    await graph.ask('{ halls { note } }');
    expect(await brokenOf('bookings')).toBe(counted + 1);
  });
});

describe('an error of a subgraph', () => {
  it.each(['thrown', 'coded', 'leaking', 'skewed', 'oddlyCoded'])(
    'that was written for nobody outside says only where it happened (%s)',
    async (field) => {
      const answer = await graph.ask(`{ ${field} }`);
      expect(answer.data).toEqual({ [field]: null });
      expect(answer.errors).toEqual([
        {
          message: 'Something went wrong on our side; the request id finds it in the log.',
          path: [field],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: answer.requestId },
        },
      ]);
      expect(lines.find(({ msg }) => msg === 'unexpected error')).toMatchObject({
        subgraph: 'halls',
        path: [field],
        requestId: answer.requestId,
        said: { url: inside.url },
      });
    },
  );

  it('that was meant for clients passes with its message and code alone', async () => {
    const answer = await graph.ask('{ meant }');
    expect(answer.errors).toEqual([
      {
        message: 'Ask for fewer halls.',
        path: ['meant'],
        extensions: { code: 'TOO_MANY_HALLS', requestId: answer.requestId },
      },
    ]);
  });
});

it('shows no plan to a client that asks for it', async () => {
  const answer = await graph.ask('{ hall { id } }', {}, { 'apollo-query-plan-experimental': 'true' });
  expect(answer.data).toEqual({ hall: { id: '1' } });
  expect(answer.extensions).toBeUndefined();
});
