import {
  type Actor,
  err,
  type InvalidInput,
  invalidInput,
  type NotFound,
  notFound,
  ok,
  type Result,
} from '@quad/kernel';
import type { FileStore, StoredFile } from '../domain/file.ts';
import { isSenderOf } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { deleteFile, unfinished } from './delete-file.ts';

/** Gives up an upload that is not complete: what came of it is deleted, and its room is free again. */
export async function cancelFileUpload(
  ports: Ports & { readonly store: Pick<FileStore<never>, 'remove' | 'exclusively'> },
  actor: Actor,
  input: { readonly fileId: string },
): Promise<Result<{ readonly fileId: string }, NotFound | InvalidInput>> {
  const { fileId } = input;
  const found = await ports.transactions.run<StoredFile, NotFound>(actor, async (memory) => {
    const file = await memory.files.find(fileId);
    return file !== null && isSenderOf(actor.principal, file) ? ok(file) : err(notFound('file', fileId));
  });
  if (!found.ok) return found;
  if (found.value.isComplete) {
    const message = `File ${fileId} is complete; it goes by itself after 30 days unless something holds it.`;
    return err(invalidInput(message, ['input', 'fileId']));
  }
  await deleteFile(ports, actor, { tenantId: found.value.tenantId, fileId }, unfinished);
  return ok({ fileId });
}
