import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startEmbeddedMongo } from '@quad/embedded-mongo';
import {
  createClock,
  createLogger,
  createSubgraphServer,
  newId,
  openDatabase,
  PRINCIPAL_HEADER,
} from '@quad/subgraph-kit';
import { finish, median, recorded } from '../result.ts';

/**
 * What the disclosure log adds to a request: the same side with and without marks, on the embedded database with
 * its syncs, asked for students in turns. Both lists come from memory, so that the difference is the log's alone.
 * `--quick` asks less often.
 */
const ROUNDS = process.argv.includes('--quick') ? 60 : 300;
const SIZES = [1, 25, 500];

const sdl = (mark: string) => /* GraphQL */ `
  type Student @key(fields: "id") {
    id: ID! ${mark}
    displayName: String ${mark}
    grade: String ${mark}
    sourcedId: String ${mark}
  }
  type Query {
    students(count: Int!): [Student!]!
    benchDisclosureChanges(first: Int!, after: String): DisclosureChangeConnection!
  }
`;
const students = Array.from({ length: 500 }, (_none, n) => ({
  id: newId('student'),
  tenantId: 'org_bench',
  displayName: `Student ${n}`,
  grade: '09',
  sourcedId: `s-${n}`,
}));
const principal = JSON.stringify({
  kind: 'PERSON',
  personId: 'per_bench',
  accountId: 'acc_bench',
  organizationId: 'org_bench',
  grants: [{ role: 'DATA_LEAD', organizationId: 'org_bench' }],
});

const dataDir = await mkdtemp(join(tmpdir(), 'quad-bench-'));
const database = await startEmbeddedMongo({ dataDir });
const connection = await openDatabase(database.uri, 'bench');

async function serve(mark: string) {
  const folder = await mkdtemp(join(dataDir, 'schema-'));
  await writeFile(join(folder, 'bench.graphql'), sdl(mark));
  return createSubgraphServer({
    name: 'bench',
    schemaDir: pathToFileURL(`${folder}/`),
    resolvers: {
      Query: { students: (_root: unknown, { count }: { count: number }) => students.slice(0, count) },
    },
    deps: {
      connection,
      clock: createClock({ startsAt: undefined, dataDir }),
      newId,
      logger: createLogger('bench', 'silent'),
      verifyPrincipal: async (token) => ({ principal: JSON.parse(token), requestId: 'req_bench' }),
      gateway: {
        run: () => Promise.reject(new Error('nobody is asked')),
        tell: () => undefined,
        close: async () => undefined,
      },
      dataDir,
    },
    contextFor: (request) => request,
  });
}

const sides = {
  plain: await serve(''),
  logged: await serve('@studentRecord(class: DIRECTORY)'),
};

async function ask(side: keyof typeof sides, count: number): Promise<number> {
  const query = `{ students(count: ${count}) { id displayName grade sourcedId } }`;
  const from = performance.now();
  const answer = await sides[side].inject({
    method: 'POST',
    url: '/graphql',
    headers: { [PRINCIPAL_HEADER]: principal },
    payload: { query },
  });
  const took = performance.now() - from;
  if (answer.json().data.students.length !== count) throw new Error(answer.body);
  return took;
}

const bars = [];
/** What the database and the machine take for the least that can be synced, in the same turns. */
const bare: number[] = [];
async function insertBare(): Promise<void> {
  const from = performance.now();
  await connection.collection('bare').insertOne({ from });
  bare.push(performance.now() - from);
}

for (const count of SIZES) {
  const took: Record<keyof typeof sides, number[]> = { plain: [], logged: [] };
  for (let round = -10; round < ROUNDS; round += 1) {
    for (const side of ['plain', 'logged'] as const) {
      const ms = await ask(side, count);
      if (round >= 0) took[side].push(ms);
    }
    await insertBare();
  }
  const [plain, logged] = [median(took.plain), median(took.logged)];
  const p99 = took.logged.toSorted((a, b) => a - b)[Math.floor(ROUNDS * 0.99)] ?? Number.NaN;
  bars.push(
    recorded(`${count} students, without marks`, plain, 'ms'),
    recorded(`${count} students, logged`, logged, 'ms'),
    recorded(`${count} students, what the log adds`, logged - plain, 'ms'),
    recorded(`${count} students, logged, p99`, p99, 'ms'),
  );
}
bars.push(recorded('one synced insert by itself', median(bare), 'ms'));
const rows = await connection.collection('disclosures').find().sort({ _id: -1 }).limit(1).toArray();
bars.push(recorded('bytes of a row of 500 students', JSON.stringify(rows[0]).length, 'B'));

for (const side of Object.values(sides)) await side.close();
await connection.close();
await database.close();
await rm(dataDir, { recursive: true, force: true });
finish('disclosure', bars);
