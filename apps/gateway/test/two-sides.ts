import { buildSubgraphSchema } from '@apollo/subgraph';
import { writeContracts } from '@quad/composition';
import { composeServices } from '@theguild/federation-composition';
import Fastify, { type FastifyInstance } from 'fastify';
import { execute, parse, validate } from 'graphql';
import { decodeJwt } from 'jose';

/** What a subgraph was asked, with the principal and request id that came along. */
export interface SeenRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly principal: unknown;
  readonly requestId: unknown;
  readonly authorization: unknown;
}

export interface Side {
  readonly name: string;
  readonly sdl: string;
  readonly seen: SeenRequest[];
  url(): string;
  /** Listens on the address it had before, or on a free one. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const link = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag", "@shareable", "@cost", "@listSize", "@composeDirective"])
    @link(url: "https://quad.school/specs/cache/v1.0", import: ["@cacheControl"])
    @composeDirective(name: "@cacheControl")
  enum CacheControlScope { PUBLIC PRIVATE }
  directive @cacheControl(maxAge: Int!, scope: CacheControlScope = PRIVATE) on FIELD_DEFINITION
`;

const directorySdl = `${link}
  type Query {
    person(id: ID!): Person @tag(name: "partner")
    people: [Person!]! @tag(name: "partner")
    peoplePage(first: Int!): PersonPage @listSize(slicingArguments: ["first"], sizedFields: ["nodes"]) @tag(name: "partner")
    audit: String @cost(weight: 400)
    motto: String @cacheControl(maxAge: 60, scope: PUBLIC) @tag(name: "partner")
    mine: Mine @cacheControl(maxAge: 60)
    failing: String @cacheControl(maxAge: 60, scope: PUBLIC)
    viewerKind: String
    broken: String
    refused: String
    principalFor(issuer: String!, subject: String!): PrincipalClaims @tag(name: "internal")
    vendorPrincipalFor(clientId: String!): VendorClaims @tag(name: "internal")
  }
  union Accepted = InvitationAccepted | InvitationNotUsable
  interface UserError { message: String! }
  type InvitationAccepted { id: ID! }
  type InvitationNotUsable implements UserError { message: String! }
  input AcceptInvitationInput {
    token: String! issuer: String! subject: String! givenName: String familyName: String email: String
  }
  type Mutation { acceptInvitation(input: AcceptInvitationInput!): Accepted! rename(id: ID!, to: String!): Person }
  type Person @key(fields: "id") @tag(name: "partner") {
    id: ID! @tag(name: "partner")
    displayName: String @tag(name: "partner")
    email: String @tag(name: "busline")
    role: PersonRole @tag(name: "partner")
    secretPlan: Plan
    friends(first: Int!): PersonPage @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
  }
  enum PersonRole @tag(name: "partner") { TEACHER PRINCIPAL }
  type PersonPage @tag(name: "partner") { nodes: [Person!]! @tag(name: "partner") }
  type Mine { kind: String @cacheControl(maxAge: 60, scope: PUBLIC) secret: String }
  type Plan { text: String }
  type PrincipalClaims { personId: ID! accountId: ID! organizationId: ID! grants: [Grant!]! }
  type Grant { role: String! organizationId: ID! }
  type VendorClaims { vendorId: ID! organizationId: ID! scopes: [String!]! standing: String! }
`;

const cohortsSdl = `${link}
  type Query { program(id: ID!): Program currentProgram: Program! }
  type Program @key(fields: "id") { id: ID! name: String }
  type Person @key(fields: "id") { id: ID! programs: [Program!] loadHours: Int @tag(name: "partner") }
`;

/** What a graph begins with, and one for a vendor of its own, which has e-mail addresses besides. */
const contracts = [
  { name: 'partner', include: ['partner'], exclude: ['internal'], client: null },
  { name: 'portal', include: [], exclude: ['internal'], client: null },
  { name: 'busline', include: ['partner', 'busline'], exclude: [], client: 'ven_2' },
];

type Resolve = (parent: unknown, args: Record<string, string>, seen: SeenRequest) => unknown;
export type Resolvers = Record<string, Record<string, Resolve>>;

const ada = { id: 'per_1', displayName: 'Ada Moreno', email: 'ada@example.org', role: 'TEACHER' };

/** Issuer and subject of those who took up an invitation. */
const invited = new Set<string>();

/** Subjects whose grants have ended, and clients of vendors that were suspended. */
export const withdrawn = new Set<string>();

const directoryResolvers: Resolvers = {
  Query: {
    person: (_p, { id }) => (id === ada.id ? ada : null),
    peoplePage: () => ({ nodes: [ada, { ...ada, id: 'per_2', displayName: 'Bo Lind' }] }),
    audit: () => 'audited',
    motto: () => 'Learn together',
    mine: (_p, _a, seen) => ({ kind: JSON.stringify(seen.principal), secret: 's' }),
    failing: () => {
      throw Object.assign(new Error('Ask for fewer.'), { extensions: { code: 'TOO_MANY_ASKED' } });
    },
    people: () => [ada, { ...ada, id: 'per_2', displayName: 'Bo Lind' }],
    viewerKind: (_p, _a, seen) => (seen.principal as { kind?: string } | null)?.kind ?? null,
    broken: () => {
      throw new Error('mongodb://inner:27017 said no');
    },
    refused: () => {
      throw Object.assign(new Error('Ask for fewer.'), {
        extensions: { code: 'TOO_MANY_ASKED', secret: 'x' },
      });
    },
    principalFor: (_p, { issuer, subject = '' }) => {
      const role = subject === 'priya' ? 'PLATFORM_TEAM' : 'TEACHER';
      const isKnown = issuer === 'demo' && (subject === 'ada' || subject === 'priya');
      if (!isKnown && !invited.has(`${issuer} ${subject}`)) return null;
      const [personId, accountId, on] =
        subject === 'priya' ? ['per_3', 'acc_3', 'org_1'] : ['per_1', 'acc_1', 'org_school'];
      const grants = withdrawn.has(subject) ? [] : [{ role, organizationId: on }];
      return { personId, accountId, organizationId: 'org_1', grants };
    },
    vendorPrincipalFor: (_p, { clientId = '' }) => {
      const vendorId = { sis: 'ven_1', bus: 'ven_2', halted: 'ven_3', ended: 'ven_4' }[clientId];
      if (vendorId === undefined) return null;
      const isSuspended = clientId === 'halted' || withdrawn.has(clientId);
      const standing = isSuspended ? 'SUSPENDED' : clientId === 'ended' ? 'REVOKED' : 'ACTIVE';
      return { vendorId, organizationId: 'org_1', scopes: ['roster.read'], standing };
    },
  },
  Mutation: {
    rename: (_p, { to }) => ({ ...ada, displayName: to }),
    acceptInvitation: (_p, { input }) => {
      const { token, issuer, subject } = input as unknown as Record<string, string>;
      if (token !== 'inv-1') {
        return { __typename: 'InvitationNotUsable', message: 'This invitation is unknown or was used.' };
      }
      invited.add(`${issuer} ${subject}`);
      return { __typename: 'InvitationAccepted', id: 'acc_1' };
    },
  },
  Person: {
    __resolveReference: (parent) => ({ ...ada, ...(parent as object) }),
    friends: () => ({ nodes: [ada] }),
  },
};

const cohortsResolvers: Resolvers = {
  Query: {
    program: (_p, { id }) => ({ id, name: 'Next Education Workforce' }),
    currentProgram: () => ({ id: 'prg_1', name: 'Next Education Workforce' }),
  },
  Person: {
    __resolveReference: (parent) => parent,
    programs: () => [{ id: 'prg_1', name: 'Next Education Workforce' }],
    loadHours: () => 12,
  },
};

export function createSides(): {
  readonly directory: Side;
  readonly cohorts: Side;
  readonly supergraphSdl: string;
} {
  const directory = createSide('directory', directorySdl, directoryResolvers);
  const cohorts = createSide('cohorts', cohortsSdl, cohortsResolvers);
  return {
    directory,
    cohorts,
    supergraphSdl: writeContracts(compose([directory, cohorts], 'quad.internal'), contracts),
  };
}

/** Cohorts as somebody is working on it: other values, a field more for everyone and one for vendors, and a change. */
export function createChangedCohorts(): { readonly side: Side; readonly supergraphSdl: string } {
  const sdl = cohortsSdl
    .replace('loadHours:', 'mentor: String @cost(weight: 30) hobby: String @tag(name: "partner") loadHours:')
    .concat('type Mutation { openProgram(id: ID!): Program }');
  const side = createSide('cohorts', sdl, {
    Query: {
      ...cohortsResolvers.Query,
      currentProgram: () => {
        throw new Error('mongodb://inner:27017 said no');
      },
    },
    Mutation: { openProgram: (_p, { id }) => ({ id, name: 'Opened' }) },
    Person: {
      __resolveReference: (parent) => parent,
      programs: () => [],
      loadHours: () => 99,
      mentor: () => 'Bo Lind',
      hobby: () => 'chess',
    },
  });
  const graph = compose([createSide('directory', directorySdl, {}), side], 'quad.internal');
  return { side, supergraphSdl: writeContracts(graph, contracts) };
}

/** Composes sides with routing URLs under a host name; nothing is reachable there. */
export function compose(sides: readonly Pick<Side, 'name' | 'sdl'>[], hostSuffix: string): string {
  const composed = composeServices(
    sides.map(({ name, sdl }) => ({
      name,
      url: `http://${name}.${hostSuffix}/graphql`,
      typeDefs: parse(sdl),
    })),
  );
  if (composed.supergraphSdl === undefined) throw new Error(JSON.stringify(composed.errors));
  return composed.supergraphSdl;
}

/** A subgraph of its own process's, that answers over HTTP and keeps what it was asked. */
export function createSide(name: string, sdl: string, resolvers: Resolvers): Side {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const seen: SeenRequest[] = [];
  let app: FastifyInstance | undefined;
  let port = 0;

  async function answer(body: { query: string; variables?: Record<string, unknown> }, request: SeenRequest) {
    const document = parse(body.query);
    const faults = validate(schema, document);
    if (faults.length > 0) return { errors: faults };
    return execute({ schema, document, variableValues: body.variables ?? {}, contextValue: request });
  }

  return {
    name,
    sdl,
    seen,
    url: () => `http://127.0.0.1:${port}`,
    async start() {
      app = Fastify();
      app.post<{ Body: { query: string; variables?: Record<string, unknown> } }>(
        '/graphql',
        async (request) => {
          const token = request.headers['x-quad-principal'];
          const one: SeenRequest = {
            query: request.body.query,
            variables: request.body.variables ?? {},
            principal: typeof token === 'string' ? decodeJwt(token).principal : null,
            requestId: request.headers['x-request-id'],
            authorization: request.headers.authorization,
          };
          seen.push(one);
          return answer(request.body, one);
        },
      );
      app.get('/status', async () => ({
        name,
        ok: true,
        detail: 'up',
        outbox: { pending: 2 },
        secret: 'not for the status',
      }));
      app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
      app.all('/files/:id', async (request, reply) => {
        const token = request.headers['x-quad-principal'];
        reply.header(
          'x-seen-principal',
          typeof token === 'string' ? JSON.stringify(decodeJwt(token).principal) : 'none',
        );
        reply.header('x-seen-headers', Object.keys(request.headers).sort().join(','));
        return request.method === 'PUT' ? reply.send(request.body) : `file ${request.url}`;
      });
      await app.listen({ port, host: '127.0.0.1' });
      const address = app.server.address();
      if (typeof address === 'object' && address !== null) port = address.port;
    },
    async stop() {
      app?.server.closeAllConnections();
      await app?.close();
      app = undefined;
    },
  };
}
