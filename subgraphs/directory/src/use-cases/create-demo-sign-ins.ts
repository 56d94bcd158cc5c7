import {
  type Actor,
  err,
  invalidInput,
  notFound,
  ok,
  type Result,
  type Role,
  roleFacts,
  roleIds,
  scopeOfEverything,
  scopeOfTenant,
  type TransactionPorts,
} from '@quad/kernel';
import { DEMO_DEPARTMENT, demoEmail, demoName, demoPartners } from '../domain/demo-people.ts';
import type { CommonFault } from '../domain/errors.ts';
import { DEMO_ISSUER, isHeld } from '../domain/identity.ts';
import { newOrganization, newPerson } from '../domain/new-objects.ts';
import { whyNotOperator } from '../domain/permissions.ts';
import type { Memory, Ports } from '../domain/ports.ts';
import type { Organization, Person } from '../domain/roster.ts';

export interface DemoSignIn {
  readonly role: Role;
  readonly person: Person;
  readonly subject: string;
}

type Transacted = Memory & TransactionPorts;

/** Roles whose holders are known by a student: the student, and a guardian of the student. */
const studentRoles: readonly Role[] = ['STUDENT', 'GUARDIAN'];

/**
 * Sees to it that each role has a person of the demo district who can sign in: one who holds the role by the
 * roster where there is one, else one who is added. People named by id can sign in besides them. Repeated, it
 * answers the same people.
 */
export async function createDemoSignIns(
  ports: Ports,
  actor: Actor,
  input: { readonly districtId: string; readonly personIds?: readonly string[] | null | undefined },
): Promise<Result<readonly DemoSignIn[], CommonFault>> {
  const refused = whyNotOperator(actor.principal);
  if (refused !== null) return err(refused);
  return ports.transactions.run<readonly DemoSignIn[], CommonFault>(actor, async (memory) => {
    const district = await memory.organizations.find(scopeOfEverything, input.districtId);
    if (district === null || district.type !== 'DISTRICT') return err(notFound('district', input.districtId));
    const path = ['input', 'districtId'];
    if (!district.isDemo) {
      return err(
        invalidInput(`${district.name} is no demo district; nobody may be picked to sign in.`, path),
      );
    }
    const school = await schoolWithStudents(memory, district);
    if (school === null) {
      return err(invalidInput(`${district.name} has no school yet; import its roster first.`, path));
    }
    const signIns: DemoSignIn[] = [];
    for (const role of roleIds) {
      const organization = await organizationFor(ports, memory, role, district, school);
      signIns.push(await signInFor(ports, memory, role, organization));
    }
    for (const personId of input.personIds ?? []) {
      const person = await memory.people.find(scopeOfTenant(district.id), personId);
      if (person === null) return err(notFound('person', personId));
      const [grant] = await memory.identity.grantsOf(district.id, [personId]);
      if (grant === undefined) {
        return err(invalidInput(`${personId} holds no role; grant one first.`, ['input', 'personIds']));
      }
      if (signIns.some((signIn) => signIn.person.id === personId)) continue;
      signIns.push({ role: grant.role, person, subject: await demoSubjectOf(ports, memory, person) });
    }
    const after = Object.fromEntries(signIns.map((signIn) => [signIn.person.id, signIn.role]));
    const { id } = district;
    await memory.audit({
      tenantId: id,
      action: 'createDemoSignIns',
      subjectNoun: 'organization',
      subjectId: id,
      before: null,
      after,
    });
    return ok(signIns);
  });
}

/** A high school where there is one, since that has the richest schedule; else the first with students. */
async function schoolWithStudents(memory: Transacted, district: Organization): Promise<Organization | null> {
  const schools = await memory.organizations.ofTenant(scopeOfTenant(district.id), 'SCHOOL');
  const highFirst = schools.toSorted((a, b) => Number(b.level === 'HIGH') - Number(a.level === 'HIGH'));
  for (const school of highFirst) {
    if ((await memory.students.firstOf(district.id, school.id)) !== null) return school;
  }
  return highFirst[0] ?? null;
}

async function organizationFor(
  ports: Ports,
  memory: Transacted,
  role: Role,
  district: Organization,
  school: Organization,
): Promise<Organization> {
  const { grantedOn } = roleFacts(role);
  if (grantedOn === 'SCHOOL') return school;
  if (grantedOn === 'DEPARTMENT') {
    const [known] = await memory.organizations.ofTenant(scopeOfTenant(district.id), 'DEPARTMENT');
    if (known !== undefined) return known;
    const { id } = district;
    const made = {
      type: 'DEPARTMENT',
      name: DEMO_DEPARTMENT,
      tenantId: id,
      parentId: id,
      isDemo: true,
    } as const;
    return addOrganization(ports, memory, made);
  }
  if (grantedOn !== 'FOUNDATION' && grantedOn !== 'STATE_DEPARTMENT' && grantedOn !== 'SERVICE_CENTER') {
    return district;
  }
  const partner = await memory.organizations.findDemoTenant(grantedOn);
  return (
    partner ??
    addOrganization(ports, memory, { type: grantedOn, name: demoPartners[grantedOn], isDemo: true })
  );
}

async function addOrganization(
  ports: Ports,
  memory: Transacted,
  facts: Omit<Parameters<typeof newOrganization>[0], 'id'>,
): Promise<Organization> {
  const organization = newOrganization({ ...facts, id: ports.newId('organization') });
  await memory.organizations.add(organization);
  return organization;
}

async function signInFor(
  ports: Ports,
  memory: Transacted,
  role: Role,
  organization: Organization,
): Promise<DemoSignIn> {
  const person =
    (await holderOf(ports, memory, role, organization)) ??
    (await addHolder(ports, memory, role, organization));
  return { role, person, subject: await demoSubjectOf(ports, memory, person) };
}

/** The subject of the person's demo account, which is made when there is none. */
async function demoSubjectOf(ports: Ports, memory: Transacted, person: Person): Promise<string> {
  const { tenantId } = person;
  const known = await memory.identity.demoAccountOf(tenantId, person.id);
  if (known !== null) return known.subject;
  const id = ports.newId('account');
  await memory.identity.addAccount({
    id,
    tenantId,
    personId: person.id,
    issuer: DEMO_ISSUER,
    subject: id,
    isDemo: true,
    lastSignInAtMs: null,
  });
  return id;
}

/** Who holds the role now: one with a demo account first, then whoever holds it at this organization. */
async function holderOf(
  ports: Ports,
  memory: Transacted,
  role: Role,
  organization: Organization,
): Promise<Person | null> {
  const { tenantId } = organization;
  const nowMs = ports.clock.now().epochMilliseconds;
  const held = (await memory.identity.grantsOfRole(tenantId, role)).filter((grant) => isHeld(grant, nowMs));
  for (const grant of held.filter((each) => each.source === 'DEMO')) {
    const person = await memory.people.find(scopeOfTenant(tenantId), grant.personId);
    if (person !== null) return person;
  }
  const holders = new Set(
    held.filter((grant) => grant.organizationId === organization.id).map((grant) => grant.personId),
  );
  const people = await memory.people.staffOf(scopeOfTenant(tenantId), organization.id);
  return people.find((person) => holders.has(person.id) && person.isEnabled) ?? null;
}

async function addHolder(
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
