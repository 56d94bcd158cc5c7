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
  type Principal,
  type Result,
} from '@quad/kernel';
import { holdsStudents } from '../domain/file.ts';
import type { FileLinks, FileReach, Ports } from '../domain/ports.ts';

export interface FileLink {
  /** On the public port. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** What one gets who asks for no other, as the schema says. */
export const SHORT_LINK_MINUTES = 5;
const LONGEST_LINK_MINUTES = 15;

interface LinkPorts extends Ports {
  readonly links: FileLinks;
  readonly files: { reach(principal: Principal, id: string): Promise<FileReach | null> };
}

/**
 * Makes a link that opens a file to whoever holds it, for some minutes, and no longer than the share lasts by which its
 * maker reads the file. Files with students' rows have none: who is given a link is not known, and the disclosure log
 * must know.
 */
export async function createFileLink(
  ports: LinkPorts,
  actor: Actor,
  input: { readonly fileId: string; readonly minutes: number },
): Promise<Result<FileLink, NotPermitted | NotFound | InvalidInput>> {
  const { fileId, minutes } = input;
  if (minutes < 1 || minutes > LONGEST_LINK_MINUTES) {
    const message = `minutes must be 1 to ${LONGEST_LINK_MINUTES}, not ${minutes}.`;
    return err(invalidInput(message, ['input', 'minutes']));
  }
  const reached = await ports.files.reach(actor.principal, fileId);
  if (reached?.file.isComplete !== true) return err(notFound('file', fileId));
  const { file, shareId } = reached;
  if (holdsStudents(file)) {
    const message = `File ${fileId} holds students' records, which no link may open; fetch it with your own session or token.`;
    return err(notPermitted('LINK_FILE', message));
  }
  const { token, expiresAtMs } = await ports.links.sign(fileId, minutes, { shareId });
  return ports.transactions.run<FileLink, never>(actor, async (memory) => {
    await memory.audit({
      tenantId: file.tenantId,
      action: 'fileLinkCreate',
      subjectNoun: 'file',
      subjectId: fileId,
      before: null,
      after: { minutes, shareId },
    });
    return ok({ path: `/files/${fileId}?link=${token}`, expiresAt: new Date(expiresAtMs) });
  });
}
