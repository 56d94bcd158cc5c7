import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DisclosureChannel, Role, StudentPurpose, StudentRecordClass } from '@quad/kernel';

/** One file of `docs/privacy/inventory`. */
export interface InventoryPurpose {
  readonly purpose: StudentPurpose;
  readonly title: string;
  readonly legalBasis: readonly { readonly rule: string; readonly says: string }[];
  readonly interest: string;
  readonly channel: DisclosureChannel;
  readonly roles: readonly Role[];
  readonly vendorScope: string | null;
  readonly isOperators: boolean;
  readonly retention: readonly {
    readonly act: string;
    readonly what: string;
    readonly after: string | null;
  }[];
  readonly fields: readonly {
    readonly coordinate: string;
    readonly class: StudentRecordClass;
    readonly subgraph: string;
  }[];
}

const folder = new URL('../../../docs/privacy/inventory/', import.meta.url);

/** The inventory of students' data, from which the tests of permissions are made. */
export function readInventory(): readonly InventoryPurpose[] {
  return readdirSync(fileURLToPath(folder))
    .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as InventoryPurpose);
}
