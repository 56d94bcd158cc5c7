import type { Clock, NewId, Scope, SharedType, Transactions } from '@quad/kernel';
import type { FileUse, StoredFile } from './file.ts';
import type { Account, Invitation, RoleGrant, Vendor } from './identity.ts';
import type { Organization, Person, Student } from './roster.ts';
import type { RosterExport, RosterImport } from './roster-job.ts';
import type { Share, ShareableObject } from './share.ts';

/** A district that bears the name, and reads that decisions rest on; all within the act's transaction. */
export interface OrganizationMemory {
  find(scope: Scope, id: string): Promise<Organization | null>;
  /** A tenant of this type and name, letters' case aside. */
  findTenantNamed(type: Organization['type'], name: string): Promise<Organization | null>;
  /** The first demo tenant of a type. */
  findDemoTenant(type: Organization['type']): Promise<Organization | null>;
  ofTenant(scope: Scope, type: Organization['type']): Promise<readonly Organization[]>;
  add(organization: Organization): Promise<void>;
}

export interface PeopleMemory {
  find(scope: Scope, id: string): Promise<Person | null>;
  findByEmail(scope: Scope, email: string): Promise<Person | null>;
  /** Staff who belong to an organization, in their order. */
  staffOf(scope: Scope, organizationId: string): Promise<readonly Person[]>;
  add(person: Person): Promise<void>;
}

export interface StudentsMemory {
  /** A student of the school with enrolments, the first in the order of the list. */
  firstOf(tenantId: string, schoolId: string): Promise<Student | null>;
  /**
   * Deletes some of the rows about students that left the roster before an instant, with their enrolments and
   * demographics.
   * @returns how many rows; 0 when none are left.
   */
  deleteRemoved(tenantId: string, beforeMs: number): Promise<number>;
}

export interface IdentityMemory {
  grantsOf(tenantId: string, personIds: readonly string[]): Promise<readonly RoleGrant[]>;
  grantsOfRole(tenantId: string, role: RoleGrant['role']): Promise<readonly RoleGrant[]>;
  findGrant(scope: Scope, id: string): Promise<RoleGrant | null>;
  addGrant(grant: RoleGrant): Promise<void>;
  endGrant(tenantId: string, id: string, untilMs: number): Promise<void>;
  demoAccountOf(tenantId: string, personId: string): Promise<Account | null>;
  accountAt(tenantId: string, issuer: string, subject: string): Promise<Account | null>;
  addAccount(account: Account): Promise<void>;
  addInvitation(invitation: Invitation): Promise<void>;
  findInvitation(tokenHash: string): Promise<Invitation | null>;
  useInvitation(tenantId: string, id: string, usedAtMs: number): Promise<void>;
  findVendor(scope: Scope, id: string): Promise<Vendor | null>;
  addVendor(vendor: Vendor): Promise<void>;
  changeStanding(vendor: Vendor): Promise<void>;
}

export interface FilesMemory {
  find(id: string): Promise<StoredFile | null>;
  /** Uploads of the same bytes by the same sender that are not complete, the oldest first. */
  unfinishedLike(
    file: Pick<StoredFile, 'tenantId' | 'ownerLabel' | 'purpose' | 'name' | 'bytes' | 'sha256'>,
  ): Promise<readonly StoredFile[]>;
  /**
   * How many bytes of files the organization has, announced ones counted as whole. Two who ask in two transactions meet:
   * one of them begins again, and sees what the other added.
   */
  claimedBytes(tenantId: string): Promise<number>;
  add(file: StoredFile): Promise<void>;
  complete(tenantId: string, id: string): Promise<void>;
  keep(tenantId: string, id: string, use: FileUse): Promise<void>;
  /** Whether there was one. */
  remove(tenantId: string, id: string): Promise<boolean>;
}

export interface JobsMemory {
  findImport(scope: Scope, id: string): Promise<RosterImport | null>;
  addImport(job: RosterImport): Promise<void>;
  findExport(scope: Scope, id: string): Promise<RosterExport | null>;
  addExport(job: RosterExport): Promise<void>;
}

export interface SharesMemory {
  find(tenantId: string, id: string): Promise<Share | null>;
  add(share: Share): Promise<void>;
  /** Stores that it was taken back: when, by whom and why. */
  revoke(share: Share): Promise<void>;
}

/** The sides that hold what is shared. Both throw when a side does not answer. */
export interface SharedObjects {
  find(type: SharedType, id: string): Promise<ShareableObject | null>;
  /** The objects as they were at most 20 seconds ago, for the people whom they name. */
  named(type: SharedType, ids: readonly string[]): Promise<readonly ShareableObject[]>;
}

/** What a transaction of this subgraph reaches. */
export interface Memory {
  readonly organizations: OrganizationMemory;
  readonly people: PeopleMemory;
  readonly students: StudentsMemory;
  readonly identity: IdentityMemory;
  readonly files: FilesMemory;
  readonly jobs: JobsMemory;
  readonly shares: SharesMemory;
}

/** Makes what must not be guessed; chance stays outside the domain. */
export interface Secrets {
  /** 256 bits in base64url. */
  newToken(): string;
  /** SHA-256 in hexadecimal. */
  hashOf(text: string): string;
}

/** How a principal came to a file: by the share of this id, or without one. */
export interface FileReach {
  readonly file: StoredFile;
  readonly shareId: string | null;
}

/** What the link of a file was made by; `shareId` as in `FileReach`. */
export interface FileLinkFacts {
  readonly shareId: string | null;
}

/** Links that open one file to whoever holds them, until they end. */
export interface FileLinks {
  sign(
    fileId: string,
    minutes: number,
    facts: FileLinkFacts,
  ): Promise<{ readonly token: string; readonly expiresAtMs: number }>;
  /** What the token of this file says, whose time is not over; null for any other. A link by a share ends with it. */
  read(token: string, fileId: string): Promise<FileLinkFacts | null>;
}

export interface Ports {
  /** How many bytes of files an organization may have. */
  readonly fileQuotaBytes: number;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly secrets: Secrets;
  readonly transactions: Transactions<Memory>;
}
