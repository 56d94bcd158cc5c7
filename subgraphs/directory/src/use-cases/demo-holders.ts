import { type Role, roleFacts, scopeOfTenant, type TransactionPorts } from '@quad/kernel';
import { demoEmail, demoName } from '../domain/demo-people.ts';
import { isHeld } from '../domain/identity.ts';
import { newPerson } from '../domain/new-objects.ts';
import type { Memory, Ports } from '../domain/ports.ts';
import type { Organization, Person } from '../domain/roster.ts';

type Transacted = Memory & TransactionPorts;

/** Roles whose holders are known by a student: the student, and a guardian of the student. */
const studentRoles: readonly Role[] = ['STUDENT', 'GUARDIAN'];

/**
 * Who holds the role now: someone who was added for the demo or granted the role by hand, wherever in the
 * tenant; else whoever holds it by the roster at this organization.
 */
export async function holderOf(
  ports: Ports,
  memory: Transacted,
  role: Role,
  organization: Organization,
): Promise<Person | null> {
  const { tenantId } = organization;
  const nowMs = ports.clock.now().epochMilliseconds;
  const held = (await memory.identity.grantsOfRole(tenantId, role)).filter((grant) => isHeld(grant, nowMs));
  const onPurpose = [
    ...held.filter((grant) => grant.source === 'DEMO'),
    ...held.filter((grant) => grant.source === 'HAND'),
  ];
  for (const grant of onPurpose) {
    const person = await memory.people.find(scopeOfTenant(tenantId), grant.personId);
    if (person?.isEnabled === true) return person;
  }
  const holders = new Set(
    held.filter((grant) => grant.organizationId === organization.id).map((grant) => grant.personId),
  );
  const people = await memory.people.staffOf(scopeOfTenant(tenantId), organization.id);
  return people.find((person) => holders.has(person.id) && person.isEnabled) ?? null;
}

/** Adds a made-up person who holds the role from now on. */
export async function addHolder(
  ports: Ports,
  memory: Transacted,
  role: Role,
  organization: Organization,
): Promise<Person> {
  const { tenantId } = organization;
  const isOfStudent = studentRoles.includes(role);
  const student = isOfStudent ? await memory.students.firstOf(tenantId, organization.id) : null;
  const drawn = demoName(ports.secrets.hashOf(`${tenantId} ${role}`));
  const name = {
    givenName: role === 'STUDENT' && student !== null ? student.givenName : drawn.givenName,
    familyName: student?.familyName ?? drawn.familyName,
  };
  const person = newPerson({
    id: ports.newId('person'),
    tenantId,
    ...name,
    email: demoEmail(name, role),
    title: roleFacts(role).label,
    organizationIds: [organization.id],
    isStaff: !isOfStudent && role !== 'PANELIST',
    studentIds: student === null ? [] : [student.id],
  });
  await memory.people.add(person);
  await memory.identity.addGrant({
    id: ports.newId('roleGrant'),
    tenantId,
    personId: person.id,
    role,
    organizationId: organization.id,
    fromMs: ports.clock.now().epochMilliseconds,
    untilMs: null,
    grantedById: null,
    source: 'DEMO',
  });
  return person;
}
