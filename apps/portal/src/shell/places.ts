import type { Action, OrganizationKind } from '@quad/kernel';
import type { MessageId } from '../i18n/messages.ts';

export interface Place {
  readonly to: string;
  readonly word: MessageId;
  readonly key: string;
  /** The permission that opens the place; everyone's without it. */
  readonly needs?: Action;
  /** Partners of districts, such as a foundation or a state department, have no such place. */
  readonly isOfDistrict?: true;
}

/** The places of the portal in the order of its navigation. */
const places: readonly Place[] = [
  { to: '/', word: 'nav.home', key: 'g h' },
  { to: '/schools', word: 'nav.schools', key: 'g s', needs: 'READ_STAFF', isOfDistrict: true },
  { to: '/students', word: 'nav.students', key: 'g t', needs: 'READ_ROSTER', isOfDistrict: true },
  { to: '/programs', word: 'nav.programs', key: 'g p', needs: 'READ_PROGRAM' },
  { to: '/my-calendar', word: 'nav.calendar', key: 'g c', needs: 'SIGN_UP_FOR_PROGRAM' },
  { to: '/offerings', word: 'nav.offerings', key: 'g o', needs: 'READ_OFFERINGS' },
  { to: '/offering-requests', word: 'nav.offeringRequests', key: 'g r', needs: 'READ_OFFERING_REQUESTS' },
  { to: '/budget-requests', word: 'nav.budgetRequests', key: 'g b', needs: 'READ_BUDGET_REQUESTS' },
  { to: '/shared', word: 'nav.shared', key: 'g w', needs: 'READ_SHARES' },
  { to: '/imports', word: 'nav.imports', key: 'g i', needs: 'IMPORT_ROSTER' },
  { to: '/disclosures', word: 'nav.disclosures', key: 'g d', needs: 'READ_DISCLOSURES', isOfDistrict: true },
  { to: '/roles', word: 'nav.roles', key: 'g a', needs: 'GRANT_ROLE' },
  { to: '/vendors', word: 'nav.vendors', key: 'g v', needs: 'REGISTER_VENDOR' },
  { to: '/graph', word: 'nav.graph', key: 'g q', needs: 'READ_CONTRACT' },
  { to: '/processes', word: 'nav.status', key: 'g x', needs: 'READ_STATUS' },
];

/** What has schools of its own. */
const districtKinds: readonly OrganizationKind[] = ['DISTRICT', 'CHARTER_NETWORK'];

interface Reader {
  readonly can: (action: Action) => boolean;
  /** The kind of organization for which one acts; null while it is not known. */
  readonly organizationKind: OrganizationKind | null;
}

/** The places that are open to a reader; all of them while directory does not say who that is. */
export function openPlaces({ can, organizationKind }: Reader): readonly Place[] {
  const hasSchools = organizationKind === null || districtKinds.includes(organizationKind);
  return places.filter(
    ({ needs, isOfDistrict }) => (needs === undefined || can(needs)) && (hasSchools || isOfDistrict !== true),
  );
}
