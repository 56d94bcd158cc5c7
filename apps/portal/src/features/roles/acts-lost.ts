import { type Action, actions, type Reach, type Role, roleFacts } from '@quad/kernel';

/** A role at a place, as far as it decides what its holder may do. */
export interface HeldRole {
  readonly role: Role;
  readonly organizationId: string | null;
}

/** Whether what one role lets do is let do by another one as well. */
function isKept(reach: Reach, ended: HeldRole, other: HeldRole, otherReach: Reach | undefined): boolean {
  if (otherReach === undefined) return false;
  if (reach === 'OWN' || otherReach === 'TENANT') return true;
  return reach === 'ORGANIZATION' && otherReach === reach && other.organizationId === ended.organizationId;
}

/** The acts that end with a role because no other role of its holder reaches as far, in the kernel's order. */
export function actsLost(ended: HeldRole, others: readonly HeldRole[]): readonly Action[] {
  const { may } = roleFacts(ended.role);
  return actions.filter((action) => {
    const reach = may[action];
    return (
      reach !== undefined &&
      !others.some((other) => isKept(reach, ended, other, roleFacts(other.role).may[action]))
    );
  });
}
