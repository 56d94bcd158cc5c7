import { randomUUID } from 'node:crypto';
import { CommandFailed, type GraphClient } from '../graph/client.ts';
import { expectMember } from '../graph/unions.ts';
import { uploadFile } from '../graph/upload.ts';

export interface RosterFileCount {
  readonly file: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly faulty: number;
}

export interface RosterFault {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly sourcedId: string | null;
  readonly field: string | null;
  readonly message: string;
  readonly suggestion: string;
  readonly count: number;
}

export interface RosterImportJob {
  readonly id: string;
  readonly state: 'QUEUED' | 'RUNNING' | 'COMPLETED' | 'COMPLETED_WITH_ERRORS' | 'HELD' | 'FAILED';
  readonly progress: number;
  readonly message: string;
  readonly heldReason: string | null;
  readonly errorCount: number;
  readonly warningCount: number;
  readonly counts: readonly RosterFileCount[];
  readonly faults: readonly RosterFault[];
  readonly district: { readonly id: string; readonly name: string } | null;
}

export interface ImportWish {
  readonly file: string;
  readonly districtId?: string;
  readonly districtName?: string;
  readonly isDemo: boolean;
  readonly mode: 'STRICT' | 'TOLERANT';
  readonly isDryRun: boolean;
}

interface Started {
  readonly __typename: 'RosterImportStarted';
  readonly job: { readonly id: string };
  readonly district: { readonly id: string; readonly name: string } | null;
  readonly isNewDistrict: boolean;
}

const START = /* GraphQL */ `
  mutation CliStartRosterImport($input: StartRosterImportInput!) {
    startRosterImport(input: $input) {
      __typename
      ... on RosterImportStarted { job { id } district { id name } isNewDistrict }
      ... on UserError { message }
    }
  }
`;

const WATCH = /* GraphQL */ `
  query CliRosterImport($id: ID!) {
    rosterImport(id: $id) {
      id state progress message heldReason errorCount warningCount
      counts { file rows created updated unchanged removed faulty }
      faults(first: 500) { edges { node { severity code file line sourcedId field message suggestion count } } }
      district { id name }
    }
  }
`;

type WatchedJob = Omit<RosterImportJob, 'faults'> & {
  readonly faults: { readonly edges: readonly { readonly node: RosterFault }[] };
};

const WATCH_EVERY_MS = 200;

/**
 * Uploads a OneRoster package, starts its import and watches it to its end.
 * A question that finds Quad away is asked again for a while: the job goes on after a restart.
 */
export async function importPackage(
  graph: GraphClient,
  wish: ImportWish,
  onProgress: (job: Pick<RosterImportJob, 'progress' | 'message'>) => void,
): Promise<{
  readonly job: RosterImportJob;
  readonly districtId: string | null;
  readonly isNewDistrict: boolean;
}> {
  const fileId = await uploadFile(graph, wish.file);
  const { startRosterImport } = await graph.run<{ startRosterImport: Started }>(START, {
    input: {
      clientMutationId: randomUUID(),
      fileId,
      ...(wish.districtId === undefined ? {} : { districtId: wish.districtId }),
      ...(wish.districtName === undefined ? {} : { districtName: wish.districtName }),
      isDemo: wish.isDemo,
      mode: wish.mode,
      isDryRun: wish.isDryRun,
    },
  });
  const started = expectMember<Started>(startRosterImport, 'RosterImportStarted');
  const job = await watch(graph, started.job.id, onProgress);
  return { job, districtId: started.district?.id ?? null, isNewDistrict: started.isNewDistrict };
}

async function watch(
  graph: GraphClient,
  id: string,
  onProgress: (job: Pick<RosterImportJob, 'progress' | 'message'>) => void,
): Promise<RosterImportJob> {
  const patienceMs = 60_000;
  let lastAnswerAt = Date.now();
  for (;;) {
    let isGone = false;
    try {
      const { rosterImport } = await graph.run<{ rosterImport: WatchedJob | null }>(WATCH, { id });
      lastAnswerAt = Date.now();
      isGone = rosterImport === null;
      if (rosterImport !== null) {
        onProgress(rosterImport);
        if (rosterImport.state !== 'QUEUED' && rosterImport.state !== 'RUNNING') {
          return { ...rosterImport, faults: rosterImport.faults.edges.map(({ node }) => node) };
        }
      }
    } catch (error) {
      if (Date.now() - lastAnswerAt > patienceMs) throw error;
    }
    // As when a backup of before it was restored meanwhile.
    if (isGone) throw new CommandFailed(`The import ${id} is gone; start it again.`, 2);
    await new Promise((resolve) => setTimeout(resolve, WATCH_EVERY_MS));
  }
}
