import type { Plan } from './plan.ts';

/** Kept as it was sent; nothing here reads it but the export. */
export function planPlainRow(file: string, sourcedId: string): Plan {
  return { table: 'plainRows', schoolId: '', context: [], fields: { file, sortKey: sourcedId } };
}
