import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Principal } from '@quad/kernel';
import { createTestSubgraph, operator, type TestSubgraph } from '@quad/test-kit';
import { exportJWK, generateKeyPair } from 'jose';
import { createServer } from '../src/server.ts';
import { startJobs } from '../src/start-jobs.ts';
import type { FileSetting } from '../src/wiring.ts';

const dataFolder =
  process.env.QUAD_TEST_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

/** The path of a file of the test data, and whether it is there. */
export function testData(path: string): { readonly path: string; readonly isThere: boolean } {
  const whole = join(dataFolder, path);
  return { path: whole, isThere: existsSync(whole) };
}

export interface ImportAnswer {
  readonly id: string;
  readonly state: string;
  readonly message: string;
  readonly progress: number;
  readonly errorCount: number;
  readonly warningCount: number;
  readonly heldReason: string | null;
  readonly district: { readonly id: string; readonly name: string } | null;
  readonly counts: readonly {
    readonly file: string;
    readonly rows: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly removed: number;
    readonly faulty: number;
  }[];
  readonly faults: { readonly edges: readonly { readonly node: { readonly code: string } }[] };
}

export interface ImportOptions {
  readonly districtName?: string;
  readonly districtId?: string;
  readonly isDemo?: boolean;
  readonly mode?: 'STRICT' | 'TOLERANT';
  readonly isDryRun?: boolean;
}

/** The subgraph with helpers that do what the command line does. */
export interface World extends TestSubgraph {
  readonly files: FileSetting;
  upload(bytes: Buffer, as?: Principal): Promise<string>;
  startImport(fileId: string, options: ImportOptions, as?: Principal): Promise<string>;
  ended(jobId: string): Promise<ImportAnswer>;
  importBytes(bytes: Buffer, options: ImportOptions): Promise<ImportAnswer>;
  importFile(path: string, options: ImportOptions): Promise<ImportAnswer>;
  exported(districtId: string, version: string, as?: Principal): Promise<Buffer>;
  stopJobs(): Promise<void>;
  restartJobs(): void;
}

const jobFields = `id state message progress errorCount warningCount heldReason district { id name }
  counts { file rows created updated unchanged removed faulty } faults(first: 100) { edges { node { code } } }`;

/** Keys of a world's own and room for files, in its folder. */
async function makeFileSetting(dataDir: string): Promise<FileSetting> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const [keyFile, jwks] = [join(dataDir, 'files.jwk.json'), join(dataDir, 'files.jwks.json')];
  await writeFile(keyFile, JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'files' }));
  const known = { ...(await exportJWK(publicKey)), kid: 'files', alg: 'EdDSA' };
  await writeFile(jwks, JSON.stringify({ keys: [known] }));
  return { url: undefined, quotaBytes: 2 ** 30, keyFile, jwks };
}

export async function createWorld(setting: Partial<FileSetting> = {}): Promise<World> {
  const made = Promise.withResolvers<FileSetting>();
  const subgraph = await createTestSubgraph('directory', async (deps) => {
    made.resolve({ ...(await makeFileSetting(deps.dataDir)), ...setting });
    return createServer(deps, await made.promise);
  });
  const files = await made.promise;
  const work = () => startJobs(subgraph.deps, files);
  let jobs = work();

  async function must<Data>(
    document: string,
    variables: Record<string, unknown>,
    as: Principal,
  ): Promise<Data> {
    const answer = await subgraph.ask<Data>(document, variables, as);
    if (answer.errors !== undefined || answer.data === null) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }

  const world: World = {
    ...subgraph,
    files,
    async upload(bytes, as = operator) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const started = await must<{ fileUploadStart: { id: string; uploadPath: string } }>(
        `mutation ($input: FileUploadStartInput!) { fileUploadStart(input: $input) { __typename ... on FileUpload { id uploadPath } } }`,
        { input: { name: 'roster.zip', bytes: bytes.length, sha256 } },
        as,
      );
      const { id, uploadPath } = started.fileUploadStart;
      const headers = { 'content-type': 'application/zip' };
      const sent = await subgraph.request({ method: 'PUT', url: uploadPath, payload: bytes, headers }, as);
      if (sent.statusCode !== 201) throw new Error(`upload: ${sent.statusCode} ${sent.body}`);
      return id;
    },
    async startImport(fileId, { mode = 'TOLERANT', isDryRun = false, ...options }, as = operator) {
      const input = { clientMutationId: randomUUID(), fileId, mode, isDryRun, ...options };
      const data = await must<{
        startRosterImport: { __typename: string; job?: { id: string }; message?: string };
      }>(
        `mutation ($input: StartRosterImportInput!) { startRosterImport(input: $input) {
          __typename ... on RosterImportStarted { job { id } } ... on UserError { message } } }`,
        { input },
        as,
      );
      const { job } = data.startRosterImport;
      if (job === undefined) throw new Error(JSON.stringify(data));
      return job.id;
    },
    async ended(jobId) {
      for (;;) {
        const { rosterImport } = await must<{ rosterImport: ImportAnswer }>(
          `query ($id: ID!) { rosterImport(id: $id) { ${jobFields} } }`,
          { id: jobId },
          operator,
        );
        if (!['QUEUED', 'RUNNING'].includes(rosterImport.state)) return rosterImport;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async importBytes(bytes, options) {
      return world.ended(await world.startImport(await world.upload(bytes), options));
    },
    async importFile(path, options) {
      return world.importBytes(await readFile(path), options);
    },
    async exported(districtId, version, as = operator) {
      const started = await must<{ startRosterExport: { job?: { id: string } } }>(
        `mutation ($input: StartRosterExportInput!) { startRosterExport(input: $input) {
          __typename ... on RosterExportStarted { job { id } } } }`,
        { input: { districtId, version } },
        as,
      );
      for (;;) {
        const { rosterExport } = await must<{
          rosterExport: { state: string; message: string; downloadPath: string };
        }>(
          'query ($id: ID!) { rosterExport(id: $id) { state message downloadPath } }',
          { id: started.startRosterExport.job?.id },
          as,
        );
        if (rosterExport.state === 'FAILED') throw new Error(rosterExport.message);
        if (rosterExport.state === 'COMPLETED') {
          return (await subgraph.request({ method: 'GET', url: rosterExport.downloadPath }, as)).rawPayload;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stopJobs() {
      await Promise.all(jobs.map((job) => job.stop()));
    },
    restartJobs() {
      jobs = work();
    },
    async close() {
      await world.stopJobs();
      await subgraph.close();
    },
  };
  return world;
}
