import type { Readable } from 'node:stream';
import type { Actor, Principal } from '@quad/kernel';
import { type DiscloseFile, DisclosureLogUnavailable } from '@quad/subgraph-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FileStore, StoredFile } from '../domain/file.ts';
import { LARGEST_FILE_BYTES } from '../domain/file-purposes.ts';
import { type PackageContent, recordsIn } from '../domain/package-records.ts';
import { isSenderOf } from '../domain/permissions.ts';
import type { FileLinks, Ports } from '../domain/ports.ts';
import { receiveFile, type UploadFault } from '../use-cases/receive-file.ts';

export interface FileRoutePorts {
  readonly ports: Ports & { readonly store: FileStore<Readable> };
  readonly files: {
    /** A file that this principal may read; null for any other, and when the role or share that it needs has ended. */
    fileOf(principal: Principal, id: string): Promise<StoredFile | null>;
    linkedFile(id: string, shareId: string | null): Promise<StoredFile | null>;
    contentOf(file: StoredFile): Promise<PackageContent>;
  };
  readonly links: FileLinks;
  /** The bytes of a complete file. */
  read(fileId: string): Promise<Readable>;
  readonly discloseFile: DiscloseFile;
}

type ActorOf = (request: FastifyRequest) => Actor;

const statusOf: Readonly<Record<UploadFault['code'], number>> = {
  NotFound: 404,
  OffsetMismatch: 409,
  TakenOver: 409,
  FileTooLarge: 413,
  TypeMismatch: 415,
  ChecksumMismatch: 422,
};

/** Routes under `/files`: bytes in and out, streamed, for whoever announced or asked for the file. */
export function addFileRoutes(app: FastifyInstance, actorOf: ActorOf, options: FileRoutePorts): void {
  void app.register(async (scope) => {
    // What a file is shows by its name and its bytes, whatever the sender's program calls it.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    addUpload(scope, actorOf, options);
    addDownload(scope, actorOf, options);
  });
}

function addUpload(app: FastifyInstance, actorOf: ActorOf, options: FileRoutePorts): void {
  app.put<{ Params: { id: string } }>(
    '/files/:id',
    { bodyLimit: LARGEST_FILE_BYTES },
    async (request, reply) => {
      const offset = Number(request.headers['upload-offset'] ?? 0);
      const stream = request.body as Readable | undefined;
      if (stream === undefined || !Number.isSafeInteger(offset) || offset < 0) {
        const message = 'PUT the bytes as application/octet-stream; upload-offset is a whole number.';
        return say(reply, 400, 'BadRequest', message);
      }
      const input = { fileId: request.params.id, offset, stream };
      const result = await receiveFile(options.ports, actorOf(request), input);
      if (result.ok) {
        const { file, receivedBytes, isComplete } = result.value;
        return reply
          .code(isComplete ? 201 : 202)
          .header('upload-offset', String(receivedBytes))
          .send({ id: file.id, bytes: file.bytes, receivedBytes, isComplete });
      }
      const { code, message } = result.error;
      // What is still on its way is not read; the connection cannot be used for another request.
      reply.header('connection', 'close');
      if ('receivedBytes' in result.error) reply.header('upload-offset', String(result.error.receivedBytes));
      return say(reply, statusOf[code], code, message);
    },
  );

  app.head<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
    const { principal } = actorOf(request);
    const file = await options.files.fileOf(principal, request.params.id);
    reply.header('cache-control', 'no-store');
    if (file === null || !isSenderOf(principal, file)) return reply.code(404).send();
    const stands = file.isComplete ? file.bytes : await options.ports.store.receivedBytes(file.id);
    return reply
      .headers({ 'upload-offset': String(stands), 'upload-length': String(file.bytes) })
      .code(204)
      .send();
  });
}

function addDownload(app: FastifyInstance, actorOf: ActorOf, options: FileRoutePorts): void {
  app.get<{ Params: { id: string }; Querystring: { link?: string } }>(
    '/files/:id',
    async (request, reply) => {
      const { id } = request.params;
      const { link } = request.query;
      const file =
        link === undefined
          ? await options.files.fileOf(actorOf(request).principal, id)
          : await fileOfLink(options, link, id);
      if (link !== undefined && file === null) {
        const message = 'This link has ended or is not one of ours; ask for a new one.';
        return say(reply, 403, 'LinkNotUsable', message);
      }
      if (file?.isComplete !== true) {
        return say(reply, 404, 'NotFound', `No file ${id} is yours to fetch; check the id.`);
      }
      if (file.kind === 'EXPORT' && !(await isDisclosed(options, actorOf(request), file))) {
        const message = `File ${file.id} holds student data, and the disclosure log could not be written; ask again later.`;
        return say(reply, 503, 'DISCLOSURE_LOG_UNAVAILABLE', message);
      }
      return reply
        .headers({
          'content-type': file.mediaType,
          'content-length': String(file.bytes),
          'content-disposition': attachmentOf(file.name),
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        })
        .send(await options.read(file.id));
    },
  );
}

async function fileOfLink(
  { links, files }: FileRoutePorts,
  link: string,
  id: string,
): Promise<StoredFile | null> {
  const facts = await links.read(link, id);
  return facts === null ? null : files.linkedFile(id, facts.shareId);
}

/** RFC 6266: a plain name for every program, and the real one for those that read it. */
function attachmentOf(name: string): string {
  const real = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${real}`;
}

/** What was sent is the sender's own; what was made here is written into the disclosure log before it leaves. */
async function isDisclosed(options: FileRoutePorts, actor: Actor, file: StoredFile): Promise<boolean> {
  try {
    await options.discloseFile(actor, recordsIn(file.tenantId, await options.files.contentOf(file)));
    return true;
  } catch (fault) {
    if (fault instanceof DisclosureLogUnavailable) return false;
    throw fault;
  }
}

function say(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
