import { type Actor, err, type NotFound, notFound, ok, type Result, type UserFault } from '@quad/kernel';
import type { FileStore, StoredFile } from '../domain/file.ts';
import { isAsNamed } from '../domain/file-purposes.ts';
import { isSenderOf } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { DELETE_FILE, endOfRetention, retention } from '../domain/retention.ts';

type WithStore<Stream> = Ports & { readonly store: FileStore<Stream> };

export type UploadFault =
  | NotFound
  | (UserFault<'OffsetMismatch'> & { readonly receivedBytes: number })
  | (UserFault<'TakenOver'> & { readonly receivedBytes: number })
  | UserFault<'FileTooLarge'>
  | UserFault<'ChecksumMismatch'>
  | UserFault<'TypeMismatch'>;

export interface Received {
  readonly file: StoredFile;
  readonly receivedBytes: number;
  readonly isComplete: boolean;
}

/** Takes bytes of an announced file; when all are there, and checksum and type fit, the file can be used. */
export async function receiveFile<Stream>(
  ports: WithStore<Stream>,
  actor: Actor,
  input: { readonly fileId: string; readonly offset: number; readonly stream: Stream },
): Promise<Result<Received, UploadFault>> {
  const { store } = ports;
  const { fileId } = input;
  const first = await sentFile(ports, actor, fileId);
  if (!first.ok) return first;
  return store.exclusively<Result<Received, UploadFault>>(fileId, async (signal) => {
    // Read again: who was before may have finished it, or given it up.
    const found = await sentFile(ports, actor, fileId);
    if (!found.ok) return found;
    const file = found.value;
    if (file.isComplete) return ok({ file, receivedBytes: file.bytes, isComplete: true });
    const before = await store.receivedBytes(fileId);
    if (input.offset !== 0 && input.offset !== before) {
      const message = `File ${fileId} has ${before} bytes; go on from there with upload-offset: ${before}.`;
      return err({ code: 'OffsetMismatch', message, receivedBytes: before });
    }
    const taken = await store.append(fileId, input.offset, file.bytes, input.stream, signal);
    const receivedBytes = taken.stands;
    if (taken.isTakenOver) {
      const message = `Another sender went on with file ${fileId}; this one stops.`;
      return err({ code: 'TakenOver', message, receivedBytes });
    }
    if (receivedBytes < file.bytes) return ok({ file, receivedBytes, isComplete: false });
    const fault = await whyUnusable(store, file, receivedBytes);
    if (fault === null) return finish(ports, actor, file);
    await store.discard(fileId);
    return err(fault);
  });
}

function sentFile<Stream>(
  ports: WithStore<Stream>,
  actor: Actor,
  fileId: string,
): Promise<Result<StoredFile, NotFound>> {
  return ports.transactions.run<StoredFile, NotFound>(actor, async (memory) => {
    const file = await memory.files.find(fileId);
    return file !== null && isSenderOf(actor.principal, file) ? ok(file) : err(notFound('file', fileId));
  });
}

async function whyUnusable<Stream>(
  store: FileStore<Stream>,
  { id, bytes, sha256, mediaType }: StoredFile,
  receivedBytes: number,
): Promise<Extract<UploadFault, { code: 'FileTooLarge' | 'ChecksumMismatch' | 'TypeMismatch' }> | null> {
  if (receivedBytes > bytes) {
    const message = `File ${id} was announced with ${bytes} bytes and more came; what came was deleted, announce it anew.`;
    return { code: 'FileTooLarge', message };
  }
  const found = await store.sha256Of(id);
  if (found !== sha256) {
    const message = `File ${id} has the checksum ${found} and was announced with ${sha256}; what came was deleted, send it again.`;
    return { code: 'ChecksumMismatch', message };
  }
  const shown = await store.mediaTypeOf(id);
  if (isAsNamed(mediaType, shown)) return null;
  const message = `File ${id} is by its name ${mediaType} and by its bytes ${shown ?? 'of no known type'}; what came was deleted, send the real file under its real name.`;
  return { code: 'TypeMismatch', message };
}

async function finish<Stream>(
  ports: WithStore<Stream>,
  actor: Actor,
  file: StoredFile,
): Promise<Result<Received, UploadFault>> {
  const { id, tenantId, bytes } = file;
  await ports.store.complete(file);
  return ports.transactions.run<Received, UploadFault>(actor, async (memory) => {
    await memory.files.complete(tenantId, id);
    const dueAt = endOfRetention(ports.clock.now(), retention.UPLOAD);
    await memory.schedule({ tenantId, act: DELETE_FILE, subjectId: id, dueAt, facts: {} });
    await memory.audit({
      tenantId,
      action: 'receiveFile',
      subjectNoun: 'file',
      subjectId: id,
      before: { isComplete: false },
      after: { isComplete: true },
    });
    return ok({ file: { ...file, isComplete: true }, receivedBytes: bytes, isComplete: true });
  });
}
