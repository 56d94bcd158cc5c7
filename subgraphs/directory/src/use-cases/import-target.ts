import {
  err,
  invalidInput,
  notFound,
  ok,
  type Principal,
  type Result,
  scopeOfEverything,
  type TransactionPorts,
} from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import { newOrganization } from '../domain/new-objects.ts';
import type { Memory, Ports } from '../domain/ports.ts';
import type { Organization } from '../domain/roster.ts';
import type { StartRosterImportInput } from './start-roster-import.ts';

interface Target {
  /** Null for a dry run of a district that does not exist. */
  readonly district: Organization | null;
  readonly isNew: boolean;
}

/** The district that an import is for, by id or name; made when the operator names a new one. */
export async function targetOf(
  ports: Ports,
  memory: Memory & TransactionPorts,
  principal: Principal,
  input: StartRosterImportInput,
): Promise<Result<Target, CommonFault>> {
  const name = input.districtName?.trim() ?? null;
  if (name === null) {
    const id = input.districtId ?? (principal.kind === 'PERSON' ? principal.organizationId : '');
    const district = await memory.organizations.find(scopeOfEverything, id);
    if (district === null || district.type !== 'DISTRICT') return err(notFound('district', id));
    return ok({ district, isNew: false });
  }
  const known = await memory.organizations.findTenantNamed('DISTRICT', name);
  if (known !== null) {
    if (input.isDemo === true && !known.isDemo) {
      const message = `${known.name} exists and is no demo district; choose another name or leave out isDemo.`;
      return err(invalidInput(message, ['input', 'isDemo']));
    }
    return ok({ district: known, isNew: false });
  }
  if (input.isDryRun) return ok({ district: null, isNew: true });
  const isDemo = input.isDemo ?? false;
  const district = newOrganization({ id: ports.newId('organization'), type: 'DISTRICT', name, isDemo });
  await memory.organizations.add(district);
  return ok({ district, isNew: true });
}
