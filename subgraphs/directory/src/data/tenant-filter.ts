import type { Scope } from '@quad/kernel';

export type { Filter } from './pages.ts';

/** The filter of what belongs to no school or person: by tenant alone; null when the scope lets nothing through. */
export function tenantFilter(scope: Scope): { tenantId?: string } | null {
  if (scope.reach === 'TENANT') return { tenantId: scope.tenantId };
  return scope.reach === 'EVERYTHING' ? {} : null;
}
