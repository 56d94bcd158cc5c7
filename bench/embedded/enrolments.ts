import type { IndexDescription } from 'mongodb';

/** One enrolment as Quad stores one, about 400 bytes of BSON. Everything follows from its number: no chance. */
export interface Enrolment {
  readonly _id: string;
  readonly organizationId: string;
  readonly schoolId: string;
  readonly personId: string;
  readonly classId: string;
  readonly role: 'student' | 'teacher';
  readonly status: 'active' | 'ended';
  readonly grades: readonly string[];
  readonly name: { readonly given: string; readonly family: string };
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly credits: number;
  readonly attendance: number;
  readonly changeVersion: number;
  readonly updatedAt: Date;
}

const CLASSES_PER_SCHOOL = 400;
const SCHOOLS = 50;
const GIVEN = ['Amina', 'Bruno', 'Chiara', 'Dario', 'Elif', 'Farid', 'Greta', 'Hana', 'Ivo', 'Jun'];
const FAMILY = ['Abara', 'Brand', 'Castillo', 'Duarte', 'Eklund', 'Fischer', 'Garcia', 'Huang'];
const FIRST_UPDATE_MS = Date.UTC(2026, 7, 1);

/** A number spread over 0 to 2^32 - 1, the same for the same input, so that keys do not arrive in order. */
function spread(number: number): number {
  const mixed = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

export function schoolOf(n: number): string {
  return `school-${String(spread(n) % SCHOOLS).padStart(3, '0')}`;
}

export function classOf(n: number): string {
  return `${schoolOf(n)}-class-${String(spread(n * 7) % CLASSES_PER_SCHOOL).padStart(4, '0')}`;
}

export function enrolmentId(n: number): string {
  return `enr_${spread(n).toString(16).padStart(8, '0')}${n.toString(16).padStart(8, '0')}`;
}

export function enrolment(n: number): Enrolment {
  const school = schoolOf(n);
  return {
    _id: enrolmentId(n),
    organizationId: `district-${spread(n) % 5}`,
    schoolId: school,
    personId: `person-${String(Math.floor(n / 6)).padStart(8, '0')}`,
    classId: classOf(n),
    role: n % 25 === 0 ? 'teacher' : 'student',
    status: n % 20 === 0 ? 'ended' : 'active',
    grades: [String(9 + (n % 4)).padStart(2, '0'), String(9 + ((n + 1) % 4)).padStart(2, '0')],
    name: { given: GIVEN[n % GIVEN.length] ?? '', family: FAMILY[n % FAMILY.length] ?? '' },
    startsOn: `2026-08-${String(1 + (n % 28)).padStart(2, '0')}`,
    endsOn: n % 20 === 0 ? '2026-12-18' : null,
    credits: (n % 8) / 2,
    attendance: 0.5 + (n % 500) / 1000,
    changeVersion: n,
    updatedAt: new Date(FIRST_UPDATE_MS + n * 1000),
  };
}

/** The indexes that the collection has while it is loaded: unique, compound and multikey. */
export const INDEXES: IndexDescription[] = [
  { key: { organizationId: 1, changeVersion: 1 }, name: 'feed', unique: true },
  { key: { schoolId: 1, classId: 1, updatedAt: -1 }, name: 'roster' },
  { key: { grades: 1, schoolId: 1 }, name: 'grades' },
];

/** The indexes that are built on what is there: compound, partial and unique. */
export const LATER_INDEXES: IndexDescription[] = [
  { key: { personId: 1, startsOn: 1 }, name: 'person' },
  {
    key: { schoolId: 1, endsOn: 1 },
    name: 'ended',
    partialFilterExpression: { status: 'ended' },
  },
  { key: { updatedAt: 1 }, name: 'updated', unique: true },
];
