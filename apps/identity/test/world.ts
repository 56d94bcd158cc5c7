import { createLogger } from '@quad/subgraph-kit';
import { startTestDatabase, type TestDatabase } from '@quad/test-kit';
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Directory, Invitation, SignInChoice, VendorClient } from '../src/directory.ts';
import { openStores } from '../src/issuer/stores.ts';
import { createIdentity } from '../src/server.ts';

export const publicUrl = 'http://localhost:4000';
export const issuer = `${publicUrl}/auth/issuer`;

const people: readonly SignInChoice[] = [
  {
    subject: 'demo:ada',
    displayName: 'Ada <Moreno>',
    role: 'TEACHER',
    roles: ['TEACHER', 'COACH'],
    organizationName: 'Grand Bend High',
    districtName: 'Cedar Falls District',
    districtId: 'org_1',
  },
  {
    subject: 'demo:bo',
    displayName: 'Bo Lind',
    role: 'BUDGET_OFFICER',
    roles: ['BUDGET_OFFICER'],
    organizationName: 'District office',
    districtName: 'Oak Hill District',
    districtId: 'org_2',
  },
];

/** What the fake directory knows, to be changed by tests. */
export interface DirectoryState {
  isDown: boolean;
  readonly people: readonly SignInChoice[];
  readonly invitations: Record<string, Invitation>;
  /** How the vendor stands. */
  standing: VendorClient['standing'];
}

/** Identity on a database of its own, with a fake of the port to directory. */
export interface World {
  /** Where identity listens, as the gateway reaches it. */
  readonly url: string;
  readonly directory: DirectoryState;
  readonly vendorKey: CryptoKey;
  operatorToken(audience?: string): Promise<string>;
  /** Stops and starts anew on the same database. */
  restart(): Promise<World>;
  close(): Promise<void>;
}

type Kept = Readonly<{ database: TestDatabase; vendor: Awaited<ReturnType<typeof keyPair>> }>;

export async function createWorld(
  options: { readonly isPickAllowed?: boolean; readonly hasDemo?: boolean } = {},
  kept?: Kept,
): Promise<World> {
  const database = kept?.database ?? (await startTestDatabase());
  const vendor = kept?.vendor ?? (await keyPair('vendor'));
  const operator = await keyPair('operator');
  const stores = await openStores(database.uri);
  const state: DirectoryState = {
    isDown: false,
    people: options.hasDemo === false ? [] : people,
    invitations: {},
    standing: 'ACTIVE',
  };
  const app = await createIdentity({
    stores,
    directory: fakeDirectory(state, JSON.stringify({ keys: [vendor.jwk] })),
    publicUrl,
    operatorKeys: createLocalJWKSet({ keys: [operator.jwk] }),
    isPickAllowed: options.isPickAllowed ?? true,
    logger: createLogger('identity', 'silent'),
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });

  async function stop() {
    app.server.closeAllConnections();
    await app.close();
    await stores.close();
  }

  return {
    url,
    directory: state,
    vendorKey: vendor.privateKey,
    operatorToken: (audience = 'quad') =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'EdDSA', kid: 'operator' })
        .setIssuer('quad-operator')
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(operator.privateKey),
    async restart() {
      await stop();
      await database.restart();
      return createWorld(options, { database, vendor });
    },
    async close() {
      await stop();
      await database.close();
    },
  };
}

function fakeDirectory(state: DirectoryState, publicKeyJwks: string): Directory {
  const up = <Value>(value: Value): Promise<Value> =>
    state.isDown ? Promise.reject(new Error('directory is down')) : Promise.resolve(value);
  return {
    signInChoices: (text, first) =>
      up(
        state.people
          .filter((person) =>
            JSON.stringify(person)
              .toLowerCase()
              .includes((text ?? '').toLowerCase()),
          )
          .slice(0, first),
      ),
    isDemoSubject: (subject) => up(state.people.some((person) => person.subject === subject)),
    demoSubject: (emailOrId) => up(emailOrId === 'ada@example.org' ? 'demo:ada' : null),
    invitation: (token) => up(state.invitations[token] ?? null),
    vendor: (clientId) =>
      up(
        clientId === 'sis' || clientId === 'ven_1'
          ? { vendorId: 'ven_1', organizationId: 'org_1', publicKeyJwks, standing: state.standing }
          : null,
      ),
  };
}

async function keyPair(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' } };
}
