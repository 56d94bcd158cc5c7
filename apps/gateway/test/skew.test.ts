import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { start } from './running-gateway.ts';
import { createTinyRegistry } from './tiny-registry.ts';
import { startTraffic } from './traffic.ts';
import { compose } from './two-sides.ts';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])';
const stock = `${link} type Book @key(fields: "id") { id: ID! inStock: Int }`;
/** How the books' team writes what a book is called, from one build to the next. */
const builds = {
  name: 'name: String',
  nameAndTitle: 'name: String title: String',
  title: 'title: String',
  titleAndLabel: 'title: String label: String',
  label: 'label: String',
} as const;
type Build = keyof typeof builds;
const books = (build: Build) =>
  `${link} type Query { books: [Book!]! } type Book @key(fields: "id") { id: ID! ${builds[build]} }`;
const emma = { id: '1', name: 'Emma', title: 'Emma', label: 'Emma', inStock: 3 };

/** A subgraph whose code is exchanged as behind a load balancer: between two requests. */
async function createDeployed(sdl: string) {
  const codeOf = (build: string): GraphQLSchema =>
    buildSubgraphSchema([
      {
        typeDefs: parse(build),
        resolvers: { Query: { books: () => [emma] }, Book: { __resolveReference: () => emma } },
      },
    ]);
  let code = codeOf(sdl);
  const server = createServer(async (request, answer) => {
    const { query, variables } = JSON.parse(await text(request));
    const schema = code;
    const document = parse(query);
    const errors = validate(schema, document);
    const said =
      errors.length > 0 ? { errors } : await execute({ schema, document, variableValues: variables });
    answer.setHeader('content-type', 'application/json').end(JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    deploy(build: string) {
      code = codeOf(build);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const graphWith = (build: Build) =>
  compose(
    [
      { name: 'books', sdl: books(build) },
      { name: 'stock', sdl: stock },
    ],
    'example.org',
  );

let booksSide: Awaited<ReturnType<typeof createDeployed>>;
let stockSide: Awaited<ReturnType<typeof createDeployed>>;
let registry: Awaited<ReturnType<typeof createTinyRegistry>>;
let gateway: ReturnType<typeof start>;
let url: string;
beforeAll(async () => {
  booksSide = await createDeployed(books('name'));
  stockSide = await createDeployed(`${stock} type Query { none: Int }`);
  registry = await createTinyRegistry(graphWith('name'));
  gateway = start({
    QUAD_AUTH: 'off',
    QUAD_SUPERGRAPH: registry.url,
    QUAD_SUBGRAPHS: JSON.stringify({ books: booksSide.url, stock: stockSide.url }),
  });
  url = `http://127.0.0.1:${(await gateway.listening).port}/graphql`;
});
afterAll(async () => {
  gateway.child.kill('SIGTERM');
  await gateway.ended;
  await registry.stop();
  booksSide.close();
  stockSide.close();
});

async function isKnown(field: string): Promise<boolean> {
  const query = '{ __type(name: "Book") { fields { name } } }';
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ query }),
  });
  return (await answer.text()).includes(`{"name":"${field}"}`);
}

async function published(build: Build, change: { readonly field: string; readonly isKnown: boolean }) {
  registry.publish(graphWith(build));
  await expect.poll(() => isKnown(change.field), { timeout: 60_000 }).toBe(change.isKnown);
}

/** Those who ask for a field, while something else is done; each must have been answered meanwhile. */
async function whileAsking(field: keyof typeof emma, act: () => Promise<void>): Promise<void> {
  const traffic = startTraffic(url, `{ books { ${field} inStock } }`, { clients: 3, isKept: true });
  await act();
  const before = traffic.answered();
  await expect.poll(() => traffic.answered() - before, { timeout: 20_000 }).toBeGreaterThan(20);
  await traffic.stop();
  expect(traffic.failed).toEqual([]);
}

const deployed = (build: Build) => async () => booksSide.deploy(books(build));

it('expand, schema first: old code answers under the new schema', { timeout: 120_000 }, async () => {
  await whileAsking('name', () => published('nameAndTitle', { field: 'title', isKnown: true }));
  await whileAsking('name', deployed('nameAndTitle'));
  await whileAsking('title', async () => undefined);
});

it('contract, code first: new code answers under the old schema', { timeout: 120_000 }, async () => {
  await whileAsking('title', deployed('title'));
  await whileAsking('title', () => published('title', { field: 'name', isKnown: false }));
});

it('expand, code first: new code answers under the old schema', { timeout: 120_000 }, async () => {
  await whileAsking('title', deployed('titleAndLabel'));
  await whileAsking('title', () => published('titleAndLabel', { field: 'label', isKnown: true }));
  await whileAsking('label', async () => undefined);
});

it('contract, schema first: old code answers under the new schema', { timeout: 120_000 }, async () => {
  await whileAsking('label', () => published('label', { field: 'title', isKnown: false }));
  await whileAsking('label', deployed('label'));
});
