import { type Action, type Reach, roleFacts } from '@quad/kernel';
import { isRole } from '../viewer/viewer.tsx';

/** A school or department for which one may act. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly type: 'SCHOOL' | 'DEPARTMENT';
}

interface Organization {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

interface Pages {
  readonly edges: readonly { readonly node: Organization }[];
}

interface ViewerPlaces {
  readonly roles: readonly { readonly role: string; readonly organization: Organization | null }[];
  readonly organization: { readonly schools?: Pages | null; readonly departments?: Pages | null } | null;
}

/**
 * The schools and departments for which the viewer may do an act, by the reach of their roles: the grant's own
 * organization first, then all of the district when a role reaches that far. The graph decides in the end.
 */
export function placesOf(
  viewer: ViewerPlaces | null | undefined,
  act: Action = 'REQUEST_OFFERING',
): readonly Place[] {
  if (!viewer) return [];
  const grants = viewer.roles.filter(({ role }) => reachOf(role, act) !== undefined);
  const own = grants.flatMap(({ organization }) => (organization ? [organization] : []));
  const isTenantWide = grants.some(({ role }) => reachOf(role, act) === 'TENANT');
  const all = isTenantWide
    ? [...nodes(viewer.organization?.departments), ...nodes(viewer.organization?.schools)]
    : [];
  const byId = new Map([...own, ...all].filter(isPlace).map((place) => [place.id, place] as const));
  return [...byId.values()];
}

function reachOf(role: string, act: Action): Reach | undefined {
  return isRole(role) ? roleFacts(role).may[act] : undefined;
}

function isPlace(place: Organization): place is Place {
  return place.type === 'SCHOOL' || place.type === 'DEPARTMENT';
}

function nodes(pages: Pages | null | undefined): readonly Organization[] {
  return pages?.edges.map(({ node }) => node) ?? [];
}
