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
import { mayReachFile } from '../domain/permissions.ts';
import type { FileLinks, Ports } from '../domain/ports.ts';

export interface FileLink {
  /** On the public port. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** What one gets who asks for no other, as the schema says. */
export const SHORT_LINK_MINUTES = 5;
const LONGEST_LINK_MINUTES = 15;

/**
 * Makes a link that opens a file to whoever holds it, for some minutes. Files with students' rows have none: who is given
 * a link is not known, and the disclosure log must know.
 */
export async function createFileLink(
  ports: Ports & { readonly links: FileLinks },
  actor: Actor,
  input: { readonly fileId: string; readonly minutes: number },
): Promise<Result<FileLink, NotPermitted | NotFound | InvalidInput>> {
  const { fileId, minutes } = input;
  if (minutes < 1 || minutes > LONGEST_LINK_MINUTES) {
    const message = `minutes must be 1 to ${LONGEST_LINK_MINUTES}, not ${minutes}.`;
    return err(invalidInput(message, ['input', 'minutes']));
  }
  return ports.transactions.run<FileLink, NotPermitted | NotFound | InvalidInput>(actor, async (memory) => {
    const file = await memory.files.find(fileId);
    if (file?.isComplete !== true || !mayReachFile(actor.principal, file))
      return err(notFound('file', fileId));
    if (filePurposes[file.purpose].holdsStudents) {
      const message = `File ${fileId} holds students' records, which no link may open; fetch it with your own session or token.`;
      return err(notPermitted('LINK_FILE', message));
    }
    const { token, expiresAtMs } = await ports.links.sign(fileId, minutes);
    await memory.audit({
      tenantId: file.tenantId,
      action: 'fileLinkCreate',
      subjectNoun: 'file',
      subjectId: fileId,
      before: null,
      after: { minutes },
    });
    return ok({ path: `/files/${fileId}?link=${token}`, expiresAt: new Date(expiresAtMs) });
  });
}
