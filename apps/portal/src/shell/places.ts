import type { Action } from '@quad/kernel';
import type { MessageId } from '../i18n/messages.ts';

export interface Place {
  readonly to: string;
  readonly word: MessageId;
  readonly key: string;
  /** The permission that opens the place; everyone's without it. */
  readonly needs?: Action;
}

/** The places of the portal in the order of its navigation. */
export const places: readonly Place[] = [
  { to: '/', word: 'nav.home', key: 'g h' },
  { to: '/schools', word: 'nav.schools', key: 'g s', needs: 'READ_STAFF' },
  { to: '/students', word: 'nav.students', key: 'g t', needs: 'READ_ROSTER' },
  { to: '/programs', word: 'nav.programs', key: 'g p', needs: 'READ_PROGRAM' },
  { to: '/my-calendar', word: 'nav.calendar', key: 'g c', needs: 'SIGN_UP_FOR_PROGRAM' },
  { to: '/offerings', word: 'nav.offerings', key: 'g o', needs: 'READ_OFFERINGS' },
  { to: '/offering-requests', word: 'nav.offeringRequests', key: 'g r', needs: 'READ_OFFERING_REQUESTS' },
  { to: '/budget-requests', word: 'nav.budgetRequests', key: 'g b', needs: 'READ_BUDGET_REQUESTS' },
  { to: '/imports', word: 'nav.imports', key: 'g i', needs: 'IMPORT_ROSTER' },
  { to: '/processes', word: 'nav.status', key: 'g x', needs: 'READ_STATUS' },
];
