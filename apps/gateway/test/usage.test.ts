import { createPrincipalVerifier, PRINCIPAL_HEADER } from '@quad/subgraph-kit';
import Fastify, { type FastifyInstance } from 'fastify';
import { createLocalJWKSet } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { UsageBatch } from '../src/plan/usage/usage-delivery.ts';
import { createWorld, type World } from './world.ts';

let registry: FastifyInstance;
let world: World;
let told: { batch: UsageBatch; principal: string }[];

beforeEach(async () => {
  told = [];
  registry = Fastify();
  registry.post('/usage', async (request) => {
    told.push({
      batch: request.body as UsageBatch,
      principal: String(request.headers[PRINCIPAL_HEADER]),
    });
    return { unknown: [] };
  });
  world = await createWorld({ registryUrl: await registry.listen({ port: 0, host: '127.0.0.1' }) });
});
afterEach(() => registry.close());

it('tells the registry, in its own name, who ran what when it stops', async () => {
  const bearer = async (sub: string, kind: string) => ({
    authorization: `Bearer ${await world.tokenOf({ sub, kind, organization: 'org_1' })}`,
  });
  const vendor = await bearer('sis', 'vendor');
  await world.ask('query Who($id: ID = "per_1") { person(id: $id) { displayName } }', vendor);
  await world.ask('query Who($id: ID = "per_2") { person(id: $id) { displayName } }', vendor);
  await world.ask('{ broken }', await bearer('ada', 'person'));
  await world.ask('{ viewerKind }', { authorization: `Bearer ${await world.operatorToken()}` });
  await world.ask('{ viewerKind }');
  // Refused before they were run: by the contract, as no operation, as no text.
  await world.ask('{ viewerKind }', vendor);
  await world.ask('{ nothingSuch }');
  await world.ask('{ torn');
  const keys = (await world.gateway.innerApp?.inject({ url: '/principal-jwks' }))?.json<{ keys: [] }>();
  await world.close();

  expect(told).toHaveLength(1);
  const [{ batch, principal } = { batch: undefined, principal: '' }] = told;
  const texts = new Map(batch?.operations.map(({ hash, text }) => [hash, text]));
  const uses = batch?.uses.map(({ client, operation, calls, errors }) => [
    client,
    texts.get(operation),
    calls,
    errors,
  ]);
  expect(uses?.filter(([client]) => client !== 'gateway')).toEqual([
    ['ven_1', 'query Who($id:ID=""){person(id:$id){displayName}}', 2, 0],
    ['script', '{broken}', 1, 1],
    ['cli', '{viewerKind}', 1, 0],
    ['public', '{viewerKind}', 1, 0],
  ]);
  // What it asks for itself is told as well.
  const ownAsks = uses?.filter(([client]) => client === 'gateway').map(([, text]) => String(text));
  expect(ownAsks?.some((text) => text.includes('vendorPrincipalFor'))).toBe(true);
  const verify = createPrincipalVerifier(createLocalJWKSet(keys ?? { keys: [] }));
  expect((await verify(principal)).principal).toEqual({ kind: 'SERVICE', name: 'gateway' });
});
