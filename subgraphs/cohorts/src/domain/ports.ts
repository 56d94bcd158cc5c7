import type { Clock, NewId, Scope, TransactionPorts, Transactions } from '@quad/kernel';
import type { CalendarFeed } from './calendar-feed.ts';
import type { SignUpReach } from './permissions.ts';
import type { Program } from './program.ts';
import type { ProgramEdition, SessionInEdition } from './program-edition.ts';
import type { SignUp, SignUpPerson, SignUpState } from './sign-up.ts';

/** A page request: `first` rows after the key of the last row seen. */
interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
}

/** Everywhere below, `managed` widens what is published by the drafts within that scope. */
export interface Programs {
  find(managed: Scope, id: string): Promise<Program | null>;
  findMany(managed: Scope, ids: readonly string[]): Promise<readonly Program[]>;
  findByKey(managed: Scope, tenantId: string, key: string): Promise<Program | null>;
  /** By name. */
  page(managed: Scope, request: PageRequest): Promise<Page<Program>>;
  search(managed: Scope, words: readonly string[], first: number): Promise<readonly Program[]>;
  insert(program: Program): Promise<void>;
  /** From now on outsiders see it. */
  publish(tenantId: string, id: string): Promise<void>;
}

export interface Editions {
  find(managed: Scope, id: string): Promise<ProgramEdition | null>;
  findMany(managed: Scope, ids: readonly string[]): Promise<readonly ProgramEdition[]>;
  findYear(managed: Scope, programId: string, academicYear: number): Promise<ProgramEdition | null>;
  findSessions(managed: Scope, sessionIds: readonly string[]): Promise<readonly SessionInEdition[]>;
  /** Newest academic year first. */
  pageOfProgram(managed: Scope, programId: string, request: PageRequest): Promise<Page<ProgramEdition>>;
  /** Published ones that end after `now`, by first day; drafts are never among them. */
  pageOfCurrent(now: Temporal.Instant, request: PageRequest): Promise<Page<ProgramEdition>>;
  search(managed: Scope, words: readonly string[], first: number): Promise<readonly ProgramEdition[]>;
  insert(edition: ProgramEdition): Promise<void>;
  /** Stores a changed syllabus; `edition.version` is the new version, one above the stored one. */
  replace(edition: ProgramEdition): Promise<void>;
  /** Adds to the number of taken places, as read in the same transaction. */
  countSignUps(edition: ProgramEdition, by: 1 | -1): Promise<void>;
}

export interface SignUps {
  find(reach: SignUpReach, id: string): Promise<SignUp | null>;
  findMany(reach: SignUpReach, ids: readonly string[]): Promise<readonly SignUp[]>;
  /** The active ones of these people, newest first. */
  ofPeople(reach: SignUpReach, personIds: readonly string[]): Promise<readonly SignUp[]>;
  /** The active ones of an edition, in order of first signing up. */
  pageOfEdition(reach: SignUpReach, editionId: string, request: PageRequest): Promise<Page<SignUp>>;
  /** The one row of a person and an edition, whatever its state; for the person's own act. */
  ofPersonAndEdition(
    person: Pick<SignUpPerson, 'tenantId' | 'personId'>,
    editionId: string,
  ): Promise<SignUp | null>;
  insert(signUp: SignUp): Promise<void>;
  setState(signUp: SignUp, state: SignUpState, signedUpAt: Temporal.Instant): Promise<void>;
}

export interface CalendarFeeds {
  /** For the route that knows no principal: whoever has the secret reads. */
  findBySecretHash(secretHash: string): Promise<CalendarFeed | null>;
  ofPerson(self: { readonly tenantId: string; readonly personId: string }): Promise<CalendarFeed | null>;
  insert(feed: CalendarFeed): Promise<void>;
  remove(self: { readonly tenantId: string; readonly personId: string }): Promise<void>;
}

export interface Memory {
  readonly programs: Programs;
  readonly editions: Editions;
  readonly signUps: SignUps;
  readonly calendarFeeds: CalendarFeeds;
}

/** Makes and hashes the secrets of calendar paths; chance stays outside of the domain. */
export interface Secrets {
  /** 43 characters of base64url: 256 bits. */
  create(): string;
  /** SHA-256 in hex. */
  hash(secret: string): string;
}

/** What the use cases need. */
export interface Ports {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly secrets: Secrets;
  readonly transactions: Transactions<Memory>;
}

/** What a use case holds inside a transaction. */
export type TransactionMemory = Memory & TransactionPorts;
