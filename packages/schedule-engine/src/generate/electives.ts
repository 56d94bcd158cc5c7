import { nextBelow, nextUnit, type Random } from '../search/random.ts';
import { coreLine, coreSections } from './core-courses.ts';
import { type Offering, roomTypes } from './offering.ts';
import {
  electiveDepartments,
  realShares,
  requestsPerStudent,
  type SchoolParameters,
  singletonDemand,
  studentsPerSection,
} from './parameters.ts';

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

/** `count` electives that share `sections` sections, beside the `others` that stand in the catalogue already. */
export function createElectives(
  { courses, students }: SchoolParameters,
  count: number,
  sections: number,
  others: readonly Offering[],
  random: Random,
): Offering[] {
  const small = others.map(({ wanted }) => Math.max(1, Math.round(wanted)));
  const planned = electiveSections(count, Math.round(sections), courses, small);
  for (let at = planned.length - 1; at > 0; at -= 1) {
    const other = nextBelow(random, at + 1);
    [planned[at], planned[other]] = [planned[other], planned[at]];
  }
  return electives(planned, asWished(planned, sections, random), openWishes(students));
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

/**
 * Wishes that the electives are made for, in sections: a singleton is seldom asked for by just as many as it seats; what it
 * leaves, the larger ones take.
 */
function asWished(planned: readonly number[], total: number, random: Random): number[] {
  const { least, most } = singletonDemand;
  const ones = planned.map((sections) => (sections === 1 ? least + (most - least) * nextUnit(random) : 0));
  const inOnes = ones.reduce((sum, wished) => sum + wished, 0);
  const larger = planned.reduce((sum, sections) => sum + (sections > 1 ? sections : 0), 0);
  // Where all have one section, nobody else can take what is left.
  const scale = larger === 0 ? total / inOnes : 1;
  return planned.map((sections, at) =>
    sections === 1 ? ones[at] * scale : (sections * (total - inOnes)) / larger,
  );
}

/** Sections of electives that each grade asks for beside its core courses. */
function openWishes(students: number): Map<number, number> {
  const all = ((students / 4) * requestsPerStudent) / studentsPerSection;
  return new Map(
    [9, 10, 11, 12].map((grade) => [
      grade,
      coreLine
        .filter(({ grades }) => grades[0] === grade)
        .reduce((left, { id }) => left - coreSections(id, students), all),
    ]),
  );
}

function electives(
  planned: readonly number[],
  wanted: readonly number[],
  open: Map<number, number>,
): Offering[] {
  const made: Offering[] = [];
  const count = planned.length;
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
      const at = made.length;
      const grades = isLanguageStep ? languageGrades(level) : gradesOf(open, planned[at] === 1 ? 1 : 2);
      for (const grade of grades) open.set(grade, (open.get(grade) ?? 0) - wanted[at] / grades.length);
      made.push({
        id: `${strand}-${100 + level}`,
        title: `${titles[strand] ?? strand} ${level}`,
        department,
        strand,
        roomType: roomTypes[strand] ?? 'classroom',
        level: 'ELECTIVE',
        grades,
        ...(isLanguageStep && level > 1 ? { after: `${strand}-${99 + level}` } : {}),
        wanted: wanted[at],
      });
    }
  });
  return made;
}

const languageGrades = (level: number): number[] =>
  [9, 10, 11, 12].filter((grade) => grade >= 8 + level && grade <= 10 + level);

/**
 * Whom an elective is for: the grade, or the two that follow each other, whose wishes have found the fewest courses so far.
 * A singleton is for one grade, as those of the real school are, where four of five requests to it come from one.
 */
function gradesOf(open: ReadonlyMap<number, number>, count: 1 | 2): number[] {
  const from = count === 1 ? [9, 10, 11, 12] : [9, 10, 11];
  const spans = from.map((grade) => Array.from({ length: count }, (_, at) => grade + at));
  const left = (span: readonly number[]) => span.reduce((sum, grade) => sum + (open.get(grade) ?? 0), 0);
  return spans.reduce((most, span) => (left(span) > left(most) ? span : most));
}
