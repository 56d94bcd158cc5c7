import type { Readable } from 'node:stream';
import type { Actor, Principal } from '@quad/kernel';
import { type DiscloseFile, DisclosureLogUnavailable } from '@quad/subgraph-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type FileStore, LARGEST_FILE_BYTES, type StoredFile } from '../domain/file.ts';
import { type PackageContent, recordsIn } from '../domain/package-records.ts';
import type { Ports } from '../domain/ports.ts';
import { receiveFile, type UploadFault } from '../use-cases/receive-file.ts';

export interface FileRoutePorts {
  readonly ports: Ports & { readonly store: FileStore<Readable> };
  /** A file of this principal; null for anyone else's, and when the role that it needs has ended. */
  fileOf(principal: Principal, id: string): Promise<StoredFile | null>;
  /** The bytes of a complete file. */
  open(fileId: string): Readable;
  contentOf(file: StoredFile): Promise<PackageContent>;
  readonly discloseFile: DiscloseFile;
}

const statusOf: Readonly<Record<UploadFault['code'], number>> = {
  NotFound: 404,
  OffsetMismatch: 409,
  FileTooLarge: 413,
  ChecksumMismatch: 422,
};

/** Routes under `/files`: bytes in and out, streamed, for whoever announced or asked for the file. */
export function addFileRoutes(
  app: FastifyInstance,
  actorOf: (request: FastifyRequest) => Actor,
  options: FileRoutePorts,
): void {
  app.addContentTypeParser(['application/zip', 'application/octet-stream'], (_request, payload, done) => {
    done(null, payload);
  });

  app.put<{ Params: { id: string } }>(
    '/files/:id',
    { bodyLimit: LARGEST_FILE_BYTES },
    async (request, reply) => {
      const offset = Number(request.headers['upload-offset'] ?? 0);
      const stream = request.body as Readable | undefined;
      if (stream === undefined || !Number.isSafeInteger(offset) || offset < 0) {
        return say(
          reply,
          400,
          'BadRequest',
          'PUT the bytes as application/zip; upload-offset is a whole number.',
        );
      }
      const input = { fileId: request.params.id, offset, stream };
      const result = await receiveFile(options.ports, actorOf(request), input);
      if (result.ok) {
        const { file, receivedBytes, isComplete } = result.value;
        return reply
          .code(isComplete ? 201 : 202)
          .send({ id: file.id, bytes: file.bytes, receivedBytes, isComplete });
      }
      const { code, message } = result.error;
      // What is still on its way is not read; the connection cannot be used for another request.
      reply.header('connection', 'close');
      if (code === 'OffsetMismatch') reply.header('upload-offset', String(result.error.receivedBytes));
      return say(reply, statusOf[code], code, message);
    },
  );

  app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
    const file = await options.fileOf(actorOf(request).principal, request.params.id);
    if (file === null || !file.isComplete) {
      return say(reply, 404, 'NotFound', `No file ${request.params.id} is yours to fetch; check the id.`);
    }
    if (file.kind === 'EXPORT' && !(await isDisclosed(options, actorOf(request), file))) {
      return say(
        reply,
        503,
        'DISCLOSURE_LOG_UNAVAILABLE',
        `File ${file.id} holds student data, and the disclosure log could not be written; ask again later.`,
      );
    }
    return reply
      .header('content-type', 'application/zip')
      .header('content-length', String(file.bytes))
      .header('content-disposition', `attachment; filename="${file.name.replaceAll(/[^\w. -]/g, '_')}"`)
      .header('cache-control', 'private, no-store')
      .send(options.open(file.id));
  });
}

/** What was sent is the sender's own; what was made here is written into the disclosure log before it leaves. */
async function isDisclosed(options: FileRoutePorts, actor: Actor, file: StoredFile): Promise<boolean> {
  try {
    await options.discloseFile(actor, recordsIn(file.tenantId, await options.contentOf(file)));
    return true;
  } catch (fault) {
    if (fault instanceof DisclosureLogUnavailable) return false;
    throw fault;
  }
}

function say(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
