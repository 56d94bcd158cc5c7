import type { Random } from '../search/random.ts';
import { coreLine, coreSections } from './core-courses.ts';
import { createElectives } from './electives.ts';
import { type Offering, roomTypes } from './offering.ts';
import { needShares, requestsPerStudent, type SchoolParameters, studentsPerSection } from './parameters.ts';

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
  return [
    ...core,
    ...support,
    ...createElectives(parameters, count, sections, [...core, ...support], random),
  ];
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
