/** The courses of study of the high school's four grades. Titles as American high schools name them. */
export interface GradePlan {
  readonly grade: string;
  /** The five periods of the core, in which each core subject is taught once. */
  readonly corePeriods: readonly number[];
  readonly electivePeriods: readonly [number, number];
  readonly core: readonly CoreSubject[];
}

interface CoreSubject {
  readonly subject: string;
  /** What is taught in the first to fifth of the core periods: `[title, code]`, split by `/` into two semesters. */
  readonly byPeriod: readonly (readonly [string, string])[];
}

function mostly(
  subject: string,
  usual: readonly [string, string],
  other: readonly [string, string],
  otherCount: number,
): CoreSubject {
  return { subject, byPeriod: [0, 1, 2, 3, 4].map((at) => (at < otherCount ? other : usual)) };
}

export const gradePlans: readonly GradePlan[] = [
  {
    grade: '09',
    corePeriods: [1, 2, 3, 4, 5],
    electivePeriods: [6, 7],
    core: [
      mostly('English', ['English 9', 'ENG09'], ['Honors English 9', 'ENG09H'], 1),
      mostly('Mathematics', ['Algebra I', 'MAT110'], ['Honors Geometry', 'MAT120H'], 2),
      mostly('Science', ['Biology', 'SCI110'], ['Honors Biology', 'SCI110H'], 1),
      mostly('Social Studies', ['World Geography', 'SOC110'], ['World Geography', 'SOC110'], 0),
      mostly('World Languages', ['Spanish I', 'SPA110'], ['Spanish for Heritage Speakers', 'SPA115'], 2),
    ],
  },
  {
    grade: '10',
    corePeriods: [3, 4, 5, 6, 7],
    electivePeriods: [1, 2],
    core: [
      mostly('English', ['English 10', 'ENG10'], ['Honors English 10', 'ENG10H'], 1),
      mostly('Mathematics', ['Geometry', 'MAT120'], ['Honors Algebra II', 'MAT130H'], 2),
      mostly('Science', ['Chemistry', 'SCI120'], ['Integrated Science', 'SCI115'], 2),
      mostly('Social Studies', ['World History', 'SOC120'], ['AP Human Geography', 'SOC125A'], 1),
      mostly('World Languages', ['Spanish II', 'SPA120'], ['Spanish I', 'SPA110'], 1),
    ],
  },
  {
    grade: '11',
    corePeriods: [1, 2, 5, 6, 7],
    electivePeriods: [3, 4],
    core: [
      mostly('English', ['American Literature', 'ENG11'], ['AP English Language', 'ENG11A'], 2),
      mostly('Mathematics', ['Algebra II', 'MAT130'], ['Precalculus', 'MAT140'], 2),
      mostly('Science', ['Physics', 'SCI130'], ['Environmental Science', 'SCI135'], 2),
      mostly('Social Studies', ['U.S. History', 'SOC130'], ['AP U.S. History', 'SOC130A'], 2),
      mostly('Career Pathways', ['Health Science I', 'CTE210'], ['Engineering Design I', 'CTE220'], 2),
    ],
  },
  {
    grade: '12',
    corePeriods: [1, 2, 3, 4, 7],
    electivePeriods: [5, 6],
    core: [
      mostly('English', ['English 12', 'ENG12'], ['AP English Literature', 'ENG12A'], 1),
      mostly('Mathematics', ['Statistics', 'MAT150'], ['AP Calculus AB', 'MAT160A'], 1),
      mostly('Science', ['Anatomy and Physiology', 'SCI140'], ['AP Biology', 'SCI140A'], 1),
      mostly(
        'Social Studies',
        ['U.S. Government/Economics', 'SOC140/SOC145'],
        ['AP U.S. Government', 'SOC140A'],
        1,
      ),
      mostly('Career Pathways', ['Health Science II', 'CTE310'], ['Engineering Design II', 'CTE320'], 2),
    ],
  },
];

/** What each of the six teachers of electives offers to a grade; the index is the teacher's. */
export const electivesOf: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '09': [
    ['Physical Education 9/Health', 'PED110/HEA110'],
    ['Art I', 'ART110'],
    ['Concert Band', 'MUS110'],
    ['Theater I', 'THE110'],
    ['Introduction to Computer Science', 'CSC110'],
    ['Culinary Arts I', 'CUL110'],
  ],
  '10': [
    ['Team Sports', 'PED120'],
    ['Art II', 'ART120'],
    ['Choir', 'MUS120'],
    ['Theater II', 'THE120'],
    ['AP Computer Science Principles', 'CSC120A'],
    ['Culinary Arts II', 'CUL120'],
  ],
  '11': [
    ['Strength and Conditioning', 'PED130'],
    ['Ceramics', 'ART130'],
    ['Jazz Ensemble', 'MUS130'],
    ['Digital Media', 'THE130'],
    ['Web Design', 'CSC130'],
    ['Child Development', 'CUL130'],
  ],
  '12': [
    ['Lifetime Fitness', 'PED140'],
    ['AP Studio Art', 'ART140A'],
    ['Music Theory', 'MUS140'],
    ['Stagecraft', 'THE140'],
    ['Data Science', 'CSC140'],
    ['Hospitality', 'CUL140'],
  ],
};

/** Electives for seniors in the period in which the ninth grade has its own: taught by the ninth grade's core teachers. */
export const seniorElectives: readonly (readonly [string, string])[] = [
  ['Journalism', 'ENG210'],
  ['Robotics', 'MAT210'],
  ['Astronomy', 'SCI210'],
  ['Psychology', 'SOC210'],
  ['Film and Culture', 'SPA210'],
];
export const electiveSubjects = [
  'Physical Education',
  'Visual Arts',
  'Music',
  'Theater and Media',
  'Computer Science',
  'Family and Consumer Sciences',
] as const;
