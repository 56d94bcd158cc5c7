import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Principal } from '@quad/kernel';
import type { Connection } from 'mongoose';
import { createSubgraphServer, newId, PRINCIPAL_HEADER } from '../src/index.ts';
import { clockAt, silent } from './database.ts';

/** A made-up side with marked fields of each form. */
export const schoolSdl = /* GraphQL */ `
  interface Named { name: String @studentRecord(class: DIRECTORY, student: "parent.id") }
  type Student implements Named @key(fields: "id") {
    id: ID!
    name: String @studentRecord(class: DIRECTORY)
    grade: String @studentRecord(class: DIRECTORY)
    load: Int @studentRecord(class: EDUCATION)
    race: String @studentRecord(class: DEMOGRAPHIC)
    seats: [Seat!]!
    nickname: String! @studentRecord(class: DIRECTORY)
  }
  type Seat {
    room: String
    role: String @studentRecord(class: EDUCATION, student: "parent.studentId", unless: "isStaff")
  }
  type Query {
    students(count: Int!): [Student!]!
    named: [Named!]!
    seats: [Seat!]!
    found: [SearchHit!] @studentRecord(class: DIRECTORY, student: "value.studentIds")
    lost: [Seat!]!
    schoolDisclosureChanges(first: Int!, after: String): DisclosureChangeConnection!
    schoolDisclosureCheck(after: ID): LogCheck
  }
  type LogCheck { entries: Int! chains: [ChainPart!]! faults: [ChainFault!]! endCursor: ID }
  type ChainPart { entries: Int! lastPosition: Int! }
  type ChainFault { entryId: ID! kind: String! }
`;

const student = (n: number) => ({
  __typename: 'Student',
  id: `stu_${n}`,
  tenantId: 'org_lake',
  name: `Name ${n}`,
  grade: n === 1 ? null : '09',
  load: Promise.resolve(7),
  race: 'asian',
  nickname: null,
  seats: [{ room: '101', role: 'STUDENT', studentId: `stu_${n}`, tenantId: 'org_lake', isStaff: false }],
});

const resolvers = {
  Query: {
    students: (_root: unknown, { count }: { count: number }) =>
      Array.from({ length: count }, (_none, n) => student(n + 1)),
    named: () => [student(1), student(2)],
    seats: () => [
      { room: '101', role: 'STUDENT', studentId: 'stu_9', tenantId: 'org_lake', isStaff: false },
      { room: '102', role: 'TEACHER', studentId: null, tenantId: 'org_lake', isStaff: false },
      { room: '103', role: 'TEACHER', studentId: 'stu_8', tenantId: 'org_lake', isStaff: true },
    ],
    found: async () => [
      { id: 'stu_3', kind: 'STUDENT', title: 'Name', path: '/', tenantId: 'org_lake', studentIds: ['stu_3'] },
      { id: 'cls_1', kind: 'CLASS', title: 'Algebra', path: '/', studentIds: [] },
    ],
    lost: () => [{ room: '104', role: 'STUDENT' }],
  },
  Named: { __resolveType: () => 'Student' },
  Student: { __resolveReference: ({ id }: { id: string }) => student(Number(id.slice(4))) },
};

/** Serves the made-up side; a principal is sent as it is, since the gateway's signature is tested elsewhere. */
export async function serveSchool(connection: Connection, sdl = schoolSdl, name = 'school') {
  const folder = mkdtempSync(join(tmpdir(), 'quad-school-'));
  writeFileSync(join(folder, 'school.graphql'), sdl);
  try {
    const app = await createSubgraphServer({
      name,
      schemaDir: pathToFileURL(`${folder}/`),
      resolvers,
      deps: {
        connection,
        clock: clockAt('2026-11-02T15:00:00Z'),
        newId,
        logger: silent,
        verifyPrincipal: async (token) => ({ principal: JSON.parse(token) as Principal, requestId: 'req_1' }),
        gateway: {
          run: () => Promise.reject(new Error('nobody is asked')),
          tell: () => undefined,
          close: async () => undefined,
        },
        dataDir: folder,
      },
      contextFor: (request) => request,
      routes: (inner, actorOf, discloseFile) =>
        inner.get('/package', async (request, reply) => {
          const studentIds = Array.from({ length: 10_000 }, (_none, n) => `stu_${n}`);
          const note = {
            tenantId: 'org_lake',
            studentIds,
            coordinate: 'GET /package',
            recordClass: 'EDUCATION',
          } as const;
          return discloseFile(actorOf(request), [note]).then(
            () => reply.send('bytes'),
            () => reply.code(503).send('none'),
          );
        }),
    });
    const ask = async (query: string, as: Principal, variables: object = {}) => {
      const answer = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { [PRINCIPAL_HEADER]: JSON.stringify(as) },
        payload: { query, variables },
      });
      return { ...answer.json(), cacheControl: answer.headers['cache-control'] };
    };
    return { app, ask };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
