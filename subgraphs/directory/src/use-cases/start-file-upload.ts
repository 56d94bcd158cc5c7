import {
  type Actor,
  err,
  type InvalidInput,
  invalidInput,
  type NotPermitted,
  notPermitted,
  ok,
  principalLabel,
  type Result,
} from '@quad/kernel';
import { LARGEST_FILE_BYTES, type StoredFile } from '../domain/file.ts';
import { textFault } from '../domain/input-checks.ts';
import { whyRefused } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { PLATFORM_TENANT } from '../domain/roster-job.ts';

export interface FileUploadStartInput {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Announces a file; its bytes follow by `PUT`, and only the bytes that were announced are taken. */
export async function startFileUpload(
  ports: Ports,
  actor: Actor,
  input: FileUploadStartInput,
): Promise<Result<StoredFile, NotPermitted | InvalidInput>> {
  const { principal } = actor;
  if (principal.kind !== 'PERSON' && principal.kind !== 'OPERATOR') {
    return err(
      notPermitted('IMPORT_ROSTER', 'Only people who may import rosters and the operator send files.'),
    );
  }
  const tenantId = principal.kind === 'PERSON' ? principal.organizationId : PLATFORM_TENANT;
  const refused = whyRefused(principal, 'IMPORT_ROSTER', tenantId) ?? textFault('name', input.name, 200);
  if (refused !== null) return err(refused);
  if (input.bytes < 1 || input.bytes > LARGEST_FILE_BYTES) {
    const message = `bytes must be 1 to ${LARGEST_FILE_BYTES} (500 MB), not ${input.bytes}; split the package.`;
    return err(invalidInput(message, ['input', 'bytes']));
  }
  if (!/^[0-9a-f]{64}$/i.test(input.sha256)) {
    return err(invalidInput('sha256 must be 64 hexadecimal digits.', ['input', 'sha256']));
  }
  const file: StoredFile = {
    id: ports.newId('file'),
    tenantId,
    ownerLabel: principalLabel(principal),
    name: input.name.trim(),
    bytes: input.bytes,
    sha256: input.sha256.toLowerCase(),
    kind: 'UPLOAD',
    isComplete: false,
    createdAtMs: ports.clock.now().epochMilliseconds,
  };
  return ports.transactions.run<StoredFile, NotPermitted | InvalidInput>(actor, async (memory) => {
    await memory.files.add(file);
    await memory.audit({
      tenantId,
      action: 'fileUploadStart',
      subjectNoun: 'file',
      subjectId: file.id,
      before: null,
      after: { bytes: file.bytes, sha256: file.sha256 },
    });
    return ok(file);
  });
}
