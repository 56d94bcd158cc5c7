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
import { DEMO_DEPARTMENT, demoPartners } from '../domain/demo-people.ts';
import type { CommonFault } from '../domain/errors.ts';
import { DEMO_ISSUER } from '../domain/identity.ts';
import { newOrganization } from '../domain/new-objects.ts';
import { whyNotOperator } from '../domain/permissions.ts';
import type { Memory, Ports } from '../domain/ports.ts';
import type { Organization, Person } from '../domain/roster.ts';
import { addHolder, holderOf } from './demo-holders.ts';

export interface DemoSignIn {
  readonly role: Role;
  readonly person: Person;
  readonly subject: string;
}

type Transacted = Memory & TransactionPorts;

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
