import {
  type Actor,
  err,
  type InvalidInput,
  invalidInput,
  type NotPermitted,
  ok,
  type Principal,
  principalLabel,
  type Result,
} from '@quad/kernel';
import { type FileQuotaExceeded, fileQuotaExceeded } from '../domain/errors.ts';
import type { FileStore, StoredFile } from '../domain/file.ts';
import { type FilePurpose, filePurposes, mediaTypeOfName } from '../domain/file-purposes.ts';
import { textFault } from '../domain/input-checks.ts';
import { whyMayNotSend } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { endOfRetention, RECLAIM_UPLOAD, UNFINISHED_UPLOAD } from '../domain/retention.ts';
import { PLATFORM_TENANT } from '../domain/roster-job.ts';

export interface FileUploadStartInput {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly purpose: FilePurpose;
  readonly namesNoStudent: boolean;
}

type Refused = NotPermitted | InvalidInput | FileQuotaExceeded;

/**
 * Announces a file; its bytes follow by `PUT`, and only the bytes that were announced are taken. The same announcement by
 * the same sender goes on with what has arrived of it, unless that is being sent at this moment.
 */
export async function startFileUpload(
  ports: Ports & { readonly store: Pick<FileStore<never>, 'receivedBytes' | 'isBeingSent'> },
  actor: Actor,
  input: FileUploadStartInput,
): Promise<Result<StoredFile, Refused>> {
  const { principal } = actor;
  const tenantId = 'organizationId' in principal ? principal.organizationId : PLATFORM_TENANT;
  const refused = whyMayNotSend(principal, input.purpose, tenantId) ?? faultOf(input);
  if (refused !== null) return err(refused);
  const file = announced(ports, principal, tenantId, input);
  return ports.transactions.run<StoredFile, Refused>(actor, async (memory) => {
    for (const before of await memory.files.unfinishedLike(file)) {
      const isLeft = !ports.store.isBeingSent(before.id);
      if (isLeft && (await ports.store.receivedBytes(before.id)) > 0) return ok(before);
    }
    const claimed = await memory.files.claimedBytes(tenantId);
    if (claimed + file.bytes > ports.fileQuotaBytes) {
      return err(fileQuotaExceeded(file.bytes, claimed, ports.fileQuotaBytes));
    }
    await memory.files.add(file);
    const dueAt = endOfRetention(ports.clock.now(), UNFINISHED_UPLOAD);
    await memory.schedule({ tenantId, act: RECLAIM_UPLOAD, subjectId: file.id, dueAt, facts: {} });
    await memory.audit({
      tenantId,
      action: 'fileUploadStart',
      subjectNoun: 'file',
      subjectId: file.id,
      before: null,
      after: { purpose: file.purpose, bytes: file.bytes, sha256: file.sha256 },
    });
    return ok(file);
  });
}

function faultOf({
  name,
  bytes,
  sha256,
  purpose,
  namesNoStudent,
}: FileUploadStartInput): InvalidInput | null {
  const { largest, endings, holdsStudents } = filePurposes[purpose];
  const unnamed = textFault('name', name, 200);
  if (unnamed !== null) return unnamed;
  if (mediaTypeOfName(purpose, name) === null) {
    const message = `Files for ${purpose} end in ${endings.map((ending) => `.${ending}`).join(', ')}; rename or convert the file.`;
    return invalidInput(message, ['input', 'name']);
  }
  if (bytes < 1 || bytes > largest) {
    const message = `bytes must be 1 to ${largest} (${largest / 1024 / 1024} MB) for ${purpose}, not ${bytes}; split the file.`;
    return invalidInput(message, ['input', 'bytes']);
  }
  if (!/^[0-9a-f]{64}$/i.test(sha256)) {
    return invalidInput('sha256 must be 64 hexadecimal digits.', ['input', 'sha256']);
  }
  if (holdsStudents || namesNoStudent) return null;
  return invalidInput(
    `Files for ${purpose} are read by people who may not read students' records; take students out, and say so by namesNoStudent.`,
    ['input', 'namesNoStudent'],
  );
}

function announced(
  ports: Ports,
  principal: Principal,
  tenantId: string,
  input: FileUploadStartInput,
): StoredFile {
  return {
    id: ports.newId('file'),
    tenantId,
    ownerLabel: principalLabel(principal),
    name: input.name.trim(),
    bytes: input.bytes,
    sha256: input.sha256.toLowerCase(),
    kind: 'UPLOAD',
    purpose: input.purpose,
    mediaType: mediaTypeOfName(input.purpose, input.name) ?? 'application/octet-stream',
    isComplete: false,
    use: null,
    createdAtMs: ports.clock.now().epochMilliseconds,
  };
}
