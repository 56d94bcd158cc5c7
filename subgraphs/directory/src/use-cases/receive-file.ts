import {
  type Actor,
  err,
  type NotFound,
  notFound,
  ok,
  principalLabel,
  type Result,
  type UserFault,
} from '@quad/kernel';
import type { FileStore, StoredFile } from '../domain/file.ts';
import { mayReachFile } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { DELETE_FILE, endOfRetention, retention } from '../domain/retention.ts';

export type UploadFault =
  | NotFound
  | (UserFault<'OffsetMismatch'> & { readonly receivedBytes: number })
  | UserFault<'FileTooLarge'>
  | UserFault<'ChecksumMismatch'>;

export interface Received {
  readonly file: StoredFile;
  readonly receivedBytes: number;
  readonly isComplete: boolean;
}

/** Takes bytes of an announced file; when all are there and the checksum fits, the file can be used. */
export async function receiveFile<Stream>(
  ports: Ports & { readonly store: FileStore<Stream> },
  actor: Actor,
  input: { readonly fileId: string; readonly offset: number; readonly stream: Stream },
): Promise<Result<Received, UploadFault>> {
  const { store } = ports;
  const found = await ports.transactions.run<StoredFile, NotFound>(actor, async (memory) => {
    const file = await memory.files.find(input.fileId);
    const isTheirs =
      file?.kind === 'UPLOAD' &&
      file.ownerLabel === principalLabel(actor.principal) &&
      mayReachFile(actor.principal, file);
    return file !== null && isTheirs ? ok(file) : err(notFound('file', input.fileId));
  });
  if (!found.ok) return found;
  const file = found.value;
  if (file.isComplete) return ok({ file, receivedBytes: file.bytes, isComplete: true });
  const before = await store.receivedBytes(file.id);
  if (input.offset !== 0 && input.offset !== before) {
    const message = `File ${file.id} has ${before} bytes; go on from there with upload-offset: ${before}.`;
    return err({ code: 'OffsetMismatch', message, receivedBytes: before });
  }
  const receivedBytes = await store.append(file.id, input.offset, file.bytes, input.stream);
  if (receivedBytes > file.bytes) {
    await store.discard(file.id);
    const message = `File ${file.id} was announced with ${file.bytes} bytes and more came; announce it anew.`;
    return err({ code: 'FileTooLarge', message });
  }
  if (receivedBytes < file.bytes) return ok({ file, receivedBytes, isComplete: false });
  const sha256 = await store.sha256Of(file.id);
  if (sha256 !== file.sha256) {
    await store.discard(file.id);
    const message = `File ${file.id} has the checksum ${sha256} and was announced with ${file.sha256}; send it again.`;
    return err({ code: 'ChecksumMismatch', message });
  }
  await store.complete(file.id);
  return ports.transactions.run<Received, UploadFault>(actor, async (memory) => {
    await memory.files.complete(file.tenantId, file.id);
    await memory.schedule({
      tenantId: file.tenantId,
      act: DELETE_FILE,
      subjectId: file.id,
      dueAt: endOfRetention(ports.clock.now(), retention.UPLOAD),
      facts: {},
    });
    await memory.audit({
      tenantId: file.tenantId,
      action: 'receiveFile',
      subjectNoun: 'file',
      subjectId: file.id,
      before: { isComplete: false },
      after: { isComplete: true },
    });
    return ok({ file: { ...file, isComplete: true }, receivedBytes, isComplete: true });
  });
}
