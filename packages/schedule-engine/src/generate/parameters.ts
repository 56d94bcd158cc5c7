/**
 * What a generated school is made from. Every number that shapes it stands here, with where it comes from, so that a
 * figure measured on such a school can be judged. Nothing is drawn from a schedule that is known to work.
 */
export type SchoolParameters = {
  /** 50 to 10,000. */
  readonly students: number;
  readonly seed: number;
  /** Seats beyond requests, of all requests: 0.06 is 6 %. */
  readonly seatSlack: number;
  /** Courses in the catalogue. */
  readonly courses: number;
  /** How strongly electives follow a student's track and favourite subject: 0 not at all, 1 as `tracks` says, more: sharper. */
  readonly correlation: number;
  /** Chance that a student takes the course of a core subject that is meant for the grade above or below. */
  readonly outOfStep: number;
  /** How much a student asks for an elective that is meant for the grade above or below, beside 1 for the own grade. */
  readonly otherGrade: number;
};

/** Requests of each student, and the students of a section that the number of sections is planned by. */
export const requestsPerStudent = 8;
export const studentsPerSection = 30;

/**
 * Courses with one and with two sections among all courses, as counted in the real master schedule `arena-hs-2014s`
 * (75 and 44 of 192), and the sections of its thirty largest courses.
 */
export const realShares = {
  singletons: 75 / 192,
  doubletons: 44 / 192,
  larger: [
    21, 20, 18, 17, 14, 13, 13, 12, 10, 10, 10, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7, 7, 7, 7, 7, 6, 6, 6, 6,
  ],
} as const;

/** Size of the catalogue by students; between these it follows the logarithm of the students. */
const catalogueSizes: readonly (readonly [students: number, courses: number])[] = [
  [300, 60],
  [800, 110],
  [2400, 190],
  [5000, 260],
];

/**
 * Fitted to the real school `bc-school-2024` by `npm run bench -- schedule --part=fit`: at its number of students and courses
 * generated schools have the same share of pairs of courses that at least one student asks for together, of all pairs
 * (46.7 %) and of pairs of singletons (29.0 %).
 */
const fitted = { correlation: 1.8, outOfStep: 0.02, otherGrade: 0.05 } as const;

/**
 * Requests to a singleton, of the students of a section: between these, 25 in the mean, as many as in the real school
 * `bc-school-2024`.
 */
export const singletonDemand = { least: 0.7, most: 1 } as const;

/** Departments of electives: their part of the catalogue's electives, and the strands that one teacher's credential covers. */
export const electiveDepartments = [
  { department: 'World languages', share: 0.24, strands: ['SPA', 'FRE', 'CHI', 'GER', 'ASL', 'JPN'] },
  { department: 'Arts', share: 0.27, strands: ['ART', 'MUS', 'THE'] },
  { department: 'Career and technical', share: 0.21, strands: ['CMP', 'WRK', 'HSC', 'BUS'] },
  { department: 'English', share: 0.08, strands: ['ENG'] },
  { department: 'Social studies', share: 0.09, strands: ['SOC'] },
  { department: 'Physical education', share: 0.11, strands: ['PED'] },
] as const;

type ElectiveDepartment = (typeof electiveDepartments)[number]['department'];

/** Profiles by which requests are drawn: part of the students, chance of the advanced course in a core subject, likings. */
export type Track = {
  readonly id: string;
  readonly share: number;
  readonly advanced: number;
  readonly likes: Readonly<Record<ElectiveDepartment, number>>;
};

export const tracks: readonly Track[] = [
  {
    id: 'HONORS',
    share: 0.2,
    advanced: 0.75,
    likes: {
      'World languages': 3,
      Arts: 1,
      'Career and technical': 0.6,
      English: 1.5,
      'Social studies': 1.5,
      'Physical education': 0.5,
    },
  },
  {
    id: 'COLLEGE',
    share: 0.4,
    advanced: 0.2,
    likes: {
      'World languages': 2,
      Arts: 1,
      'Career and technical': 0.8,
      English: 1,
      'Social studies': 1.2,
      'Physical education': 1,
    },
  },
  {
    id: 'CAREER',
    share: 0.25,
    advanced: 0.04,
    likes: {
      'World languages': 0.4,
      Arts: 0.7,
      'Career and technical': 4,
      English: 0.6,
      'Social studies': 0.7,
      'Physical education': 1.5,
    },
  },
  {
    id: 'ARTS',
    share: 0.15,
    advanced: 0.2,
    likes: {
      'World languages': 1,
      Arts: 4,
      'Career and technical': 0.6,
      English: 1.5,
      'Social studies': 0.8,
      'Physical education': 0.4,
    },
  },
];

/** How much more a student asks for courses of one favourite strand, at correlation 1. */
export const favouriteStrand = 5;

/** Needs, of all students; half of those with an IEP have co-teaching, the others a class that gives their service. */
export const needShares = { iep: 0.12, plan504: 0.05, el: 0.08, coTaughtOfIep: 0.5 } as const;

/** Ninth graders stand in teams of about this many, each with a teacher for each of four courses. */
export const studentsPerTeam = 120;
export const teamGrade = 9;

/** Full load of a teacher in a rotation of ten slots; teachers' slots beyond sections; part-time teachers and their load. */
export const staffing = { load: 6, slack: 0.1, partTime: 0.08, partTimeLoad: 3, maxConsecutive: 3 } as const;

/** Part of the rooms' usable slots (four of five a day, as one is lunch) that sections fill. */
export const roomUse = 0.85;

/** Pairs of students who may not share a section, and students who may not meet a teacher, of all students. */
export const apartShares = { students: 0.005, teachers: 0.002 } as const;

/** The parameters of the published sizes, and of every size between and beyond. */
export function schoolParameters(
  students: number,
  seed: number,
  change: Partial<SchoolParameters> = {},
): SchoolParameters {
  return {
    students,
    seed,
    seatSlack: 0.06,
    courses: catalogueSize(students),
    ...fitted,
    ...change,
  };
}

function catalogueSize(students: number): number {
  const after = catalogueSizes.findIndex(([size]) => size >= students);
  const last = catalogueSizes.length - 1;
  const high = after === -1 ? last : Math.max(1, after);
  const [fromStudents, fromCourses] = catalogueSizes[high - 1];
  const [toStudents, toCourses] = catalogueSizes[high];
  const way = Math.log(students / fromStudents) / Math.log(toStudents / fromStudents);
  return Math.max(smallestCatalogue, Math.round(fromCourses + way * (toCourses - fromCourses)));
}

/** The core courses of four grades and a handful of electives. */
const smallestCatalogue = 45;
