import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CommandFailed, type GraphClient } from './client.ts';
import { expectMember } from './unions.ts';

interface FileUpload {
  readonly __typename: 'FileUpload';
  readonly id: string;
  readonly uploadPath: string;
}

const FILE_UPLOAD_START = /* GraphQL */ `
  mutation CliFileUploadStart($input: FileUploadStartInput!) {
    fileUploadStart(input: $input) {
      __typename
      ... on FileUpload { id uploadPath }
      ... on UserError { message }
    }
  }
`;

/** Sends a file to Quad and returns the id under which a mutation may use it. */
export async function uploadFile(graph: GraphClient, path: string): Promise<string> {
  const { size, sha256 } = await describeFile(path);
  const { fileUploadStart } = await graph.run<{ fileUploadStart: FileUpload }>(FILE_UPLOAD_START, {
    input: { name: basename(path), bytes: size, sha256 },
  });
  const upload = expectMember<FileUpload>(fileUploadStart, 'FileUpload');
  const answer = await graph.send(upload.uploadPath, {
    method: 'PUT',
    body: createReadStream(path),
    headers: { 'content-type': 'application/zip', 'content-length': String(size) },
  });
  if (answer.status >= 300)
    throw new CommandFailed(`Sending ${path} failed with status ${answer.status}: ${answer.text}`, 2);
  return upload.id;
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
