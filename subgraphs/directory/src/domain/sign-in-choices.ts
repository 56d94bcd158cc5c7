import { type Role, roleIds, roles } from '@quad/kernel';
import type { Account, RoleGrant } from './identity.ts';
import type { Organization, Person } from './roster.ts';

export interface SignInChoice {
  readonly subject: string;
  readonly displayName: string;
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly organizationName: string;
  readonly districtName: string;
  readonly districtId: string;
}

/** People who may be picked, by district, then in the order of the table of roles, then by name. */
export function signInChoicesOf(
  people: readonly {
    readonly account: Account;
    readonly person: Person;
    readonly tenant: Organization;
    readonly grants: readonly RoleGrant[];
    readonly organizationNames: ReadonlyMap<string, string>;
  }[],
  text: string,
): readonly SignInChoice[] {
  const wanted = text.trim().toLowerCase();
  const choices = people.flatMap(({ account, person, tenant, grants, organizationNames }): SignInChoice[] => {
    const [first] = grants;
    if (first === undefined) return [];
    return [
      {
        subject: account.subject,
        displayName: person.displayName,
        role: first.role,
        roles: [...new Set(grants.map((grant) => grant.role))],
        organizationName: organizationNames.get(first.organizationId) ?? tenant.name,
        districtName: tenant.name,
        districtId: tenant.id,
      },
    ];
  });
  const holdsText = (choice: SignInChoice) =>
    [choice.displayName, roles[choice.role].label, choice.organizationName, choice.districtName].some(
      (part) => part.toLowerCase().includes(wanted),
    );
  return choices
    .filter((choice) => wanted === '' || holdsText(choice))
    .toSorted(
      (a, b) =>
        a.districtName.localeCompare(b.districtName) ||
        roleIds.indexOf(a.role) - roleIds.indexOf(b.role) ||
        a.displayName.localeCompare(b.displayName),
    );
}
