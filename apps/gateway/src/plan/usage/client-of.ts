import type { Principal } from '@quad/kernel';

/**
 * Under which name the operations of a principal are counted: an app, a service or a vendor, never a person.
 * @param hasToken a bearer token was sent: a person's own script, and not the portal with its session.
 */
export function clientOf(principal: Principal, hasToken: boolean): string {
  switch (principal.kind) {
    case 'VENDOR':
      return principal.vendorId;
    case 'SERVICE':
      return principal.name;
    case 'OPERATOR':
      return 'cli';
    case 'PERSON':
      return hasToken ? 'script' : 'portal';
    case 'PUBLIC':
      return 'public';
  }
}
