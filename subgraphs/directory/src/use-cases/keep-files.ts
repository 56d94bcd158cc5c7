import {
  type Actor,
  err,
  type InvalidInput,
  invalidInput,
  type NotFound,
  type NotPermitted,
  notFound,
  notPermitted,
  ok,
  type Result,
} from '@quad/kernel';
import { filePurposes } from '../domain/file-purposes.ts';
import type { Ports } from '../domain/ports.ts';

export interface FilesKeepInput {
  /** The district of the object. */
  readonly districtId: string;
  readonly objectId: string;
  readonly organizationIds: readonly string[];
  /** Who gave the files to the object: only what one sent oneself can be given. */
  readonly personId: string;
  readonly fileIds: readonly string[];
}

interface Kept {
  readonly fileIds: readonly string[];
}
type KeepFault = NotPermitted | NotFound | InvalidInput;

const MOST_FILES = 20;

/** Keeps files with an object of another side, all or none of them; repeated, it changes nothing. */
export async function keepFiles(
  ports: Ports,
  actor: Actor,
  input: FilesKeepInput,
): Promise<Result<Kept, KeepFault>> {
  const { principal } = actor;
  if (principal.kind !== 'SERVICE') {
    return err(notPermitted('KEEP_FILES', 'Only sides of Quad keep files with their objects.'));
  }
  const side = principal.name;
  if (input.fileIds.length < 1 || input.fileIds.length > MOST_FILES) {
    const message = `An object takes 1 to ${MOST_FILES} files, not ${input.fileIds.length}.`;
    return err(invalidInput(message, ['input', 'fileIds']));
  }
  const { districtId: tenantId, objectId, organizationIds } = input;
  return ports.transactions.run<Kept, KeepFault>(actor, async (memory) => {
    for (const id of input.fileIds) {
      const file = await memory.files.find(id);
      const isTheirs =
        file?.kind === 'UPLOAD' &&
        file.tenantId === tenantId &&
        file.ownerLabel === `person:${input.personId}` &&
        filePurposes[file.purpose].side === side;
      if (file === null || !isTheirs) return err(notFound('file', id));
      if (!file.isComplete) {
        const message = `File ${id} has not arrived whole; PUT its bytes to /files/${id} first.`;
        return err(invalidInput(message, ['input', 'fileIds']));
      }
      if (file.use !== null && (file.use.side !== side || file.use.objectId !== objectId)) {
        const message = `File ${id} is held by ${file.use.objectId} already; send it once more for another object.`;
        return err(invalidInput(message, ['input', 'fileIds']));
      }
      await memory.files.keep(tenantId, id, { side, objectId, organizationIds });
    }
    await memory.audit({
      tenantId,
      action: 'filesKeep',
      subjectNoun: 'file',
      subjectId: objectId,
      before: null,
      after: { fileIds: input.fileIds, side },
    });
    return ok({ fileIds: input.fileIds });
  });
}
