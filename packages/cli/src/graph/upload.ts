import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CommandFailed, type GraphClient } from './client.ts';
import { expectMember } from './unions.ts';

interface FileUpload {
  readonly __typename: 'FileUpload';
  readonly id: string;
  readonly uploadPath: string;
  readonly receivedBytes: number;
  readonly isComplete: boolean;
}

const FILE_UPLOAD_START = /* GraphQL */ `
  mutation CliFileUploadStart($input: FileUploadStartInput!) {
    fileUploadStart(input: $input) {
      __typename
      ... on FileUpload { id uploadPath receivedBytes isComplete }
      ... on UserError { message }
    }
  }
`;

const FILE_UPLOAD = /* GraphQL */ `
  query CliFileUpload($id: ID!) {
    fileUpload(id: $id) { id uploadPath receivedBytes isComplete }
  }
`;

/** How often a line may break before we give up, and how long we wait then: a restart of a part takes seconds. */
const TRIES = 6;
const PAUSE_MS = 2_000;

/**
 * Sends a OneRoster package to Quad and returns the id under which a mutation may use it. A line that breaks is taken up
 * where it broke, also by the next command with the same file.
 */
export async function uploadFile(graph: GraphClient, path: string, pauseMs = PAUSE_MS): Promise<string> {
  const { size, sha256 } = await describeFile(path);
  const input = { name: basename(path), bytes: size, sha256, purpose: 'ROSTER' };
  let upload = await announce(graph, input);
  for (let tries = 1; ; tries += 1) {
    try {
      if (tries > 1) upload = (await known(graph, upload.id)) ?? (await announce(graph, input));
      if (!upload.isComplete) await sendRest(graph, path, size, upload);
      return upload.id;
    } catch (fault) {
      if (!(fault instanceof LineBroke)) throw fault;
      if (tries >= TRIES) throw fault.cause;
    }
    await setTimeout(pauseMs);
  }
}

/** The line broke, or the other side stopped, while bytes were on their way. */
class LineBroke extends Error {}

async function announce(graph: GraphClient, input: object): Promise<FileUpload> {
  const answer = await graph.run<{ fileUploadStart: FileUpload }>(FILE_UPLOAD_START, { input });
  return expectMember<FileUpload>(answer.fileUploadStart, 'FileUpload');
}

/** How an upload stands after the line broke; null when it is none any more. */
async function known(graph: GraphClient, id: string): Promise<FileUpload | null> {
  try {
    return (await graph.run<{ fileUpload: FileUpload | null }>(FILE_UPLOAD, { id })).fileUpload;
  } catch (cause) {
    throw new LineBroke('the line is down', { cause });
  }
}

async function sendRest(graph: GraphClient, path: string, size: number, upload: FileUpload): Promise<void> {
  const { uploadPath, receivedBytes: start } = upload;
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': String(size - start),
    'upload-offset': String(start),
  };
  const answer = await graph
    .send(uploadPath, { method: 'PUT', body: createReadStream(path, { start }), headers })
    .catch((cause: unknown) => {
      throw new LineBroke('the line broke', { cause });
    });
  if (answer.status === 201) return;
  const cause = new CommandFailed(`Sending ${path} failed with status ${answer.status}: ${answer.text}`, 2);
  if (answer.status >= 500 || answer.status === 202) throw new LineBroke('the other side stopped', { cause });
  throw cause;
}

async function describeFile(path: string): Promise<{ size: number; sha256: string }> {
  try {
    const { size } = await stat(path);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return { size, sha256: hash.digest('hex') };
  } catch (cause) {
    throw new CommandFailed(`${path} cannot be read; check the path.`, 2, { cause });
  }
}
