import type { Vendor } from '../domain/identity.ts';
import { fromRow, type Row } from './row.ts';

/** A vendor as it was written; one from before vendors could be suspended is active. */
export function vendorFromRow(row: object): Vendor {
  const vendor = fromRow<Vendor>(row as Row<Vendor>);
  const { standing = 'ACTIVE', standingSinceMs = null, standingReason = null } = vendor as Partial<Vendor>;
  return { ...vendor, standing, standingSinceMs, standingReason };
}
