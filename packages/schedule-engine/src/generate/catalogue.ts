import { nextBelow, nextUnit, type Random } from '../search/random.ts';
import { coreLine, coreSections } from './core-courses.ts';
import {
  electiveDepartments,
  needShares,
  realShares,
  requestsPerStudent,
  type SchoolParameters,
  studentsPerSection,
} from './parameters.ts';

/** A course of the catalogue before it is asked for. */
export type Offering = {
  readonly id: string;
  readonly title: string;
  readonly department: string;
  /** What one teacher's credential covers. */
  readonly strand: string;
  readonly roomType: string;
  readonly level: 'CORE' | 'ADVANCED' | 'ELECTIVE' | 'SUPPORT';
  readonly grades: readonly number[];
  /** The course of the same language that comes before it. */
  readonly after?: string;
  /** The service that it gives. */
  readonly gives?: string;
  /** Sections that students' wishes should fill; what is drawn comes near it. */
  readonly wanted: number;
};

const roomTypes: Readonly<Record<string, string>> = {
  ART: 'studio',
  MUS: 'music room',
  THE: 'stage',
  CMP: 'computer room',
  WRK: 'workshop',
  HSC: 'laboratory',
  PED: 'gym',
  SCI: 'laboratory',
};

const titles: Readonly<Record<string, string>> = {
  SPA: 'Spanish',
  FRE: 'French',
  CHI: 'Chinese',
  GER: 'German',
  ASL: 'Sign language',
  JPN: 'Japanese',
  ART: 'Studio art',
  MUS: 'Music',
  THE: 'Theatre',
  CMP: 'Computing',
  WRK: 'Workshop',
  HSC: 'Health science',
  BUS: 'Business',
  ENG: 'English elective',
  SOC: 'Social studies elective',
  PED: 'Sports',
};

const languageLevels = 4;

/** All courses: the core of four grades, classes that give services, and electives for the rest of the catalogue. */
export function createCatalogue(parameters: SchoolParameters, random: Random): Offering[] {
  const core = coreLine.map(({ chance: _, ...offering }) => ({
    ...offering,
    roomType: roomTypes[offering.strand] ?? 'classroom',
    wanted: coreSections(offering.id, parameters.students),
  }));
  const support = supportCourses(parameters.students);
  const count = Math.max(1, parameters.courses - core.length - support.length);
  const taken = [...core, ...support].reduce((sum, { wanted }) => sum + wanted, 0);
  const sections = (parameters.students * requestsPerStudent) / studentsPerSection - taken;
  const small = [...core, ...support].map(({ wanted }) => Math.max(1, Math.round(wanted)));
  const wanted = electiveSections(count, Math.round(sections), parameters.courses, small);
  for (let at = wanted.length - 1; at > 0; at -= 1) {
    const other = nextBelow(random, at + 1);
    [wanted[at], wanted[other]] = [wanted[other], wanted[at]];
  }
  return [...core, ...support, ...electives(count, wanted, random)];
}

function supportCourses(students: number): Offering[] {
  const make = (prefix: string, title: string, service: string, share: number): Offering[] => {
    const asked = Math.ceil(students * share);
    const courses = Math.max(1, Math.min(3, Math.round(asked / (2 * studentsPerSection))));
    return Array.from({ length: courses }, (_, index) => ({
      id: `${prefix}-${index + 1}`,
      title: `${title} ${index + 1}`,
      department: 'Special programs',
      strand: 'SUP',
      roomType: 'classroom',
      level: 'SUPPORT',
      grades: [9, 10, 11, 12],
      gives: service,
      wanted: asked / courses / studentsPerSection,
    }));
  };
  return [
    ...make('ELD', 'English-language development', 'ELD', needShares.el),
    ...make('SUP', 'Academic support', 'SAI', needShares.iep * (1 - needShares.coTaughtOfIep)),
  ];
}

/**
 * Sections of each elective, largest first: singletons and doubletons fill up the proportions of the real schedule, and
 * the larger ones are half of its largest, of which the core courses are the other half. Where that is more than the sections there are, the largest give up first (so a small
 * school with a wide catalogue has more singletons than the real one); where it is less, the larger ones grow.
 */
function electiveSections(
  count: number,
  sections: number,
  courses: number,
  others: readonly number[],
): number[] {
  const missing = (share: number, size: number) =>
    Math.max(0, Math.round(share * courses) - others.filter((other) => other === size).length);
  const ones = Math.min(count, missing(realShares.singletons, 1));
  const twos = Math.min(count - ones, missing(realShares.doubletons, 2));
  const larger = count - ones - twos;
  const sizes = [
    ...Array.from({ length: larger }, (_, index) => {
      const at = ((index + 0.5) / larger) * realShares.larger.length;
      return Math.max(3, Math.round(realShares.larger[Math.floor(at)] / 2));
    }),
    ...Array.from({ length: twos }, () => 2),
    ...Array.from({ length: ones }, () => 1),
  ];
  let sum = sizes.reduce((total, size) => total + size, 0);
  for (let at = 0; sum > sections && sizes.some((size) => size > 1); at = 0) {
    while (sizes[at + 1] > sizes[at] || (sizes[at + 1] === sizes[at] && at + 1 < count)) at += 1;
    sizes[at] -= 1;
    sum -= 1;
  }
  for (let turn = 0; sum < sections; turn += 1) {
    sizes[turn % Math.max(1, larger)] += 1;
    sum += 1;
  }
  return sizes;
}

function electives(count: number, wanted: readonly number[], random: Random): Offering[] {
  const made: Offering[] = [];
  electiveDepartments.forEach(({ department, share, strands }, index) => {
    const isLast = index === electiveDepartments.length - 1;
    const number = isLast ? count - made.length : Math.min(count - made.length, Math.round(share * count));
    const isLanguage = department === 'World languages';
    for (let place = 0; place < number; place += 1) {
      const turn = isLanguage ? Math.floor(place / languageLevels) : place;
      const strand = strands[turn % strands.length];
      const level = isLanguage
        ? (place % languageLevels) + 1 + languageLevels * Math.floor(turn / strands.length)
        : Math.floor(place / strands.length) + 1;
      const isLanguageStep = isLanguage && level <= languageLevels;
      made.push({
        id: `${strand}-${100 + level}`,
        title: `${titles[strand] ?? strand} ${level}`,
        department,
        strand,
        roomType: roomTypes[strand] ?? 'classroom',
        level: 'ELECTIVE',
        grades: isLanguageStep
          ? languageGrades(level)
          : electiveGrades[(place + index) % electiveGrades.length],
        ...(isLanguageStep && level > 1 ? { after: `${strand}-${99 + level}` } : {}),
        wanted: fill(wanted[made.length], random),
      });
    }
  });
  return made;
}

const languageGrades = (level: number): number[] =>
  [9, 10, 11, 12].filter((grade) => grade >= 8 + level && grade <= 10 + level);

/** Electives build on what a grade has had, as the real schools' do: two grades that follow each other, or the last. */
const electiveGrades: readonly (readonly number[])[] = [[9, 10], [11, 12], [10, 11], [12], [11, 12], [9, 10]];

/** A course with few sections is seldom asked for by just as many as it seats: half to nine tenths of it. */
const fill = (sections: number, random: Random): number =>
  sections <= 2 ? sections * (0.5 + 0.4 * nextUnit(random)) : sections;
