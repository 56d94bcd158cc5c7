/** The parts of a Quad problem file that the recount reads, written down anew: it takes no type from the engine. */
export interface School {
  readonly bell: {
    readonly slots: readonly Slot[];
    readonly patterns: readonly { id: string; slots: string[] }[];
    readonly lunch?: readonly { slots: string[] }[];
  };
  readonly courses: readonly Course[];
  readonly sections?: readonly GivenSection[];
  readonly teachers: readonly Teacher[];
  readonly rooms: readonly { id: string; type: string; capacity: number; unavailable?: string[] }[];
  readonly teams: readonly { id: string; teachers: string[]; commonPlanning?: number; courses?: string[] }[];
  readonly students: readonly Student[];
  readonly apart?: readonly { students?: [string, string]; student?: string; teacher?: string }[];
  readonly nonNegotiables?: readonly { id: string; form: Form }[];
}

export interface Slot {
  readonly id: string;
  readonly term: string;
  readonly dayType: string;
  readonly minutes?: number;
  readonly breakBefore?: boolean;
}

interface Course {
  readonly id: string;
  readonly level?: string;
  readonly isCore?: boolean;
  readonly cap: number;
  readonly sections?: number;
  readonly patterns?: string[];
  readonly roomType?: string;
  readonly isTaught?: boolean;
  readonly prerequisites?: string[];
  readonly coTaught?: { sections: number; coTeachers: string[] };
  readonly gives?: string;
}

interface GivenSection {
  readonly id: string;
  readonly courses: string[];
  readonly cap?: number;
  readonly team?: string;
  readonly coTeachers?: string[];
}

interface Teacher {
  readonly id: string;
  readonly qualifiedFor: string[];
  readonly unavailable?: string[];
  readonly maxSections?: number;
  readonly maxPreps?: number;
  readonly maxConsecutive?: number;
}

interface Student {
  readonly id: string;
  readonly requests: readonly { course: string; kind: string; insteadOf?: string }[];
  readonly team?: string;
  readonly priorCourses?: string[];
  readonly services?: readonly { service: string; minutes: number }[];
  readonly coTaught?: string[];
  readonly closedLevels?: readonly { level: string }[];
  readonly unavailable?: string[];
}

interface Form {
  readonly kind: string;
  readonly courses?: string[];
  readonly slots?: string[];
  readonly teacher?: string;
}

export interface Schedule {
  readonly sections: readonly {
    id: string;
    courses: string[];
    cap: number;
    pattern: string | null;
    teacher: string | null;
    coTeacher?: string | null;
    room: string | null;
  }[];
  readonly seats: readonly { student: string; section: string; course: string; as: string }[];
}

/** What the recount reads; a school that says more is not recounted, so that no rule is passed over in silence. */
const known: Readonly<Record<string, readonly string[]>> = {
  school:
    '$schema format id name bell courses sections teachers rooms teams students apart nonNegotiables goals'.split(
      ' ',
    ),
  courses:
    'id title department level credits gradeLevels isCore isAdvanced cap minimum sections patterns roomType isTaught prerequisites coTaught gives'.split(
      ' ',
    ),
  sections: 'id courses cap team coTeachers'.split(' '),
  teachers: 'id department qualifiedFor unavailable maxSections maxPreps maxConsecutive fte'.split(' '),
  students: 'id grade requests team needs priorCourses services coTaught closedLevels unavailable'.split(' '),
};

export function notRecounted(value: object): string[] {
  const school = value as Readonly<Record<string, unknown>>;
  const strange = (part: string, keys: readonly string[]) =>
    keys.filter((key) => !(known[part] ?? []).includes(key)).map((key) => `${part}.${key}`);
  return [
    ...strange('school', Object.keys(school)),
    ...['courses', 'sections', 'teachers', 'students'].flatMap((part) => {
      const entries = (school[part] ?? []) as readonly object[];
      return strange(part, [...new Set(entries.flatMap((entry) => Object.keys(entry)))]);
    }),
  ];
}
