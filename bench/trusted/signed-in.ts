import { createHash, generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'graphql';
import { MongoClient } from 'mongodb';

/** A side that says who stands behind an account, as directory does, always the same. */
export async function openWhoIsWho() {
  const typeDefs = parse(`
    type Query { principalFor(issuer: String!, subject: String!): PrincipalClaims }
    type PrincipalClaims { personId: ID! accountId: ID! organizationId: ID! grants: [GrantClaim!]! }
    type GrantClaim { role: String! organizationId: ID! }
  `);
  const answer = JSON.stringify({
    data: {
      principalFor: {
        personId: 'per_bench',
        accountId: 'acc_bench',
        organizationId: 'org_bench',
        grants: [{ role: 'TEACHER', organizationId: 'org_bench' }],
      },
    },
  });
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'application/json').end(answer),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return { name: 'people', typeDefs, url, close: () => server.close() };
}

/** Writes the gateway's key and a page of no services' keys; returns the variables that name them. */
export async function writeKeys(folder: string): Promise<Readonly<Record<string, string>>> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = join(folder, 'gateway.json');
  const services = join(folder, 'services.json');
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'gateway', alg: 'EdDSA' };
  await writeFile(key, JSON.stringify(jwk));
  await writeFile(services, JSON.stringify({ keys: [] }));
  return { QUAD_PRINCIPAL_KEY: key, QUAD_SERVICES_JWKS: services };
}

/** Signs a person in, as the gateway writes it after the issuer's answer; returns what the browser then sends. */
export async function signIn(mongodbUri: string): Promise<Readonly<Record<string, string>>> {
  const id = 'the-secret-of-a-session-of-the-bench';
  const csrf = 'the-csrf-of-a-session-of-the-bench';
  const client = await MongoClient.connect(mongodbUri);
  const now = Date.now();
  await client
    .db('quad_gateway')
    .collection<{ _id: string }>('sessions')
    .insertOne({
      _id: createHash('sha256').update(id).digest('base64url'),
      ...{ issuer: 'demo', subject: 'bench', idToken: null, csrf },
      ...{ startedAt: new Date(now), usedAt: new Date(now), expiresAt: new Date(now + 1_800_000) },
    });
  await client.close();
  return { cookie: `quad_session=${id}`, 'x-quad-csrf': csrf };
}
