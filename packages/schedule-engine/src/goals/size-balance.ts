import { aboveShare, seatedIn, sharedSections } from './even-share.ts';
import { type SoftGoal, worstFirst } from './soft-goal.ts';

export type FullSection = {
  /** The courses that share the sections. */
  readonly courses: readonly string[];
  readonly section: string;
  readonly students: number;
  /** Students of an even section: what is asked for ÷ the sections, rounded up. */
  readonly share: number;
  /** The square of the students above it. */
  readonly amount: number;
};

export const goal: SoftGoal<FullSection> = {
  id: 'sizeBalance',
  words: 'No section of a course is fuller than an even share of those who ask.',
  places: (facts) =>
    worstFirst(
      sharedSections(facts).flatMap(({ courses, sections, asking }) => {
        const share = Math.ceil(asking.length / sections.length);
        return sections.map((section) => {
          const students = seatedIn(section).length;
          return { courses, section: section.id, students, share, amount: aboveShare(students, share) };
        });
      }),
    ),
  sentence: ({ courses, section, students, share }) =>
    `${courses.join(' and ')}: ${section} has ${students} students; an even section has ${share}.`,
};
