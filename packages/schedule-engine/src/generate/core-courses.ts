import { studentsPerSection, tracks } from './parameters.ts';

type CoreCourse = {
  readonly id: string;
  readonly title: string;
  readonly department: string;
  readonly strand: string;
  readonly level: 'CORE' | 'ADVANCED';
  readonly grades: readonly [number];
  /** Of the students of the grade who take this subject: 1 all, or those who take the plain or the advanced course. */
  readonly chance: 'ALL' | 'PLAIN' | 'ADVANCED' | 'MOST';
};

const course = (
  id: string,
  title: string,
  department: string,
  grade: number,
  chance: CoreCourse['chance'],
): CoreCourse => ({
  id,
  title,
  department,
  strand: strandOf[department] ?? 'ENG',
  level: chance === 'ADVANCED' ? 'ADVANCED' : 'CORE',
  grades: [grade],
  chance,
});

const strandOf: Readonly<Record<string, string>> = {
  English: 'ENG',
  Mathematics: 'MAT',
  Science: 'SCI',
  'Social studies': 'SOC',
  'Physical education': 'PED',
};

/**
 * What every grade takes: in each subject a plain course and an advanced one, between which a student's track decides.
 * MOST: a senior's last course of a subject, which one in five leaves out.
 */
export const coreLine: readonly CoreCourse[] = [
  course('ENG-9', 'English 9', 'English', 9, 'PLAIN'),
  course('ENG-9H', 'English 9 honors', 'English', 9, 'ADVANCED'),
  course('ENG-10', 'English 10', 'English', 10, 'PLAIN'),
  course('ENG-10H', 'English 10 honors', 'English', 10, 'ADVANCED'),
  course('ENG-11', 'English 11', 'English', 11, 'PLAIN'),
  course('AP-LANG', 'AP Language', 'English', 11, 'ADVANCED'),
  course('ENG-12', 'English 12', 'English', 12, 'PLAIN'),
  course('AP-LIT', 'AP Literature', 'English', 12, 'ADVANCED'),
  course('MAT-9', 'Algebra 1', 'Mathematics', 9, 'PLAIN'),
  course('MAT-9H', 'Geometry honors', 'Mathematics', 9, 'ADVANCED'),
  course('MAT-10', 'Geometry', 'Mathematics', 10, 'PLAIN'),
  course('MAT-10H', 'Algebra 2 honors', 'Mathematics', 10, 'ADVANCED'),
  course('MAT-11', 'Algebra 2', 'Mathematics', 11, 'PLAIN'),
  course('MAT-11H', 'Precalculus honors', 'Mathematics', 11, 'ADVANCED'),
  course('MAT-12', 'Statistics', 'Mathematics', 12, 'MOST'),
  course('AP-CALC', 'AP Calculus', 'Mathematics', 12, 'ADVANCED'),
  course('SCI-9', 'Biology', 'Science', 9, 'PLAIN'),
  course('SCI-9H', 'Biology honors', 'Science', 9, 'ADVANCED'),
  course('SCI-10', 'Chemistry', 'Science', 10, 'PLAIN'),
  course('SCI-10H', 'Chemistry honors', 'Science', 10, 'ADVANCED'),
  course('SCI-11', 'Physics', 'Science', 11, 'PLAIN'),
  course('AP-BIO', 'AP Biology', 'Science', 11, 'ADVANCED'),
  course('SCI-12', 'Environmental science', 'Science', 12, 'MOST'),
  course('AP-CHEM', 'AP Chemistry', 'Science', 12, 'ADVANCED'),
  course('SOC-9', 'World geography', 'Social studies', 9, 'ALL'),
  course('SOC-10', 'World history', 'Social studies', 10, 'PLAIN'),
  course('AP-WH', 'AP World history', 'Social studies', 10, 'ADVANCED'),
  course('SOC-11', 'United States history', 'Social studies', 11, 'PLAIN'),
  course('AP-USH', 'AP United States history', 'Social studies', 11, 'ADVANCED'),
  course('SOC-12', 'Government', 'Social studies', 12, 'PLAIN'),
  course('AP-GOV', 'AP Government', 'Social studies', 12, 'ADVANCED'),
  course('PED-9', 'Physical education 9', 'Physical education', 9, 'ALL'),
  course('PED-10', 'Physical education 10', 'Physical education', 10, 'ALL'),
];

/** Of seniors on the plain way, those who take a last course of mathematics and of science. */
export const seniorsWithOneMore = 0.8;

/** Sections that the students of a grade fill, by the chances of their tracks. */
export function coreSections(id: string, students: number): number {
  const advanced = tracks.reduce((sum, track) => sum + track.share * track.advanced, 0);
  const { chance } = coreLine.find((line) => line.id === id) ?? { chance: 'ALL' };
  const part = {
    ALL: 1,
    ADVANCED: advanced,
    PLAIN: 1 - advanced,
    MOST: (1 - advanced) * seniorsWithOneMore,
  }[chance];
  return (part * students) / 4 / studentsPerSection;
}
