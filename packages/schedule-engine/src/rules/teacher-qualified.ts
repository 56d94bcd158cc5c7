import type { Facts, SectionFacts } from './facts.ts';
import type { HardRule } from './hard-rule.ts';

export type TeacherNotQualified =
  | { readonly kind: 'NOBODY'; readonly section: string }
  | { readonly kind: 'UNKNOWN_TEACHER'; readonly section: string; readonly teacher: string }
  | {
      readonly kind: 'NOT_QUALIFIED';
      readonly section: string;
      readonly teacher: string;
      readonly courses: readonly string[];
    }
  | {
      readonly kind: 'NOT_NAMED';
      readonly section: string;
      readonly teacher: string;
      readonly named: readonly string[];
    };

function faultsOf({ teachers }: Facts, section: SectionFacts): TeacherNotQualified[] {
  const { id, placed, given, course } = section;
  if (section.slots.length === 0) return [];
  if (placed.teacher === null)
    return teachers.size > 0 && course?.isTaught !== false ? [{ kind: 'NOBODY', section: id }] : [];
  const teacher = teachers.get(placed.teacher);
  if (teacher === undefined) return [{ kind: 'UNKNOWN_TEACHER', section: id, teacher: placed.teacher }];
  const faults: TeacherNotQualified[] = [];
  const courses = placed.courses.filter((taught) => !teacher.qualifiedFor.includes(taught));
  if (courses.length > 0) faults.push({ kind: 'NOT_QUALIFIED', section: id, teacher: teacher.id, courses });
  if (given?.teachers?.includes(teacher.id) === false)
    faults.push({ kind: 'NOT_NAMED', section: id, teacher: teacher.id, named: given.teachers });
  return faults;
}

export const rule: HardRule<TeacherNotQualified> = {
  id: 'TEACHER_QUALIFIED',
  words:
    'A section that is taught has a teacher who is qualified for every course of it, and one of those it names.',
  check: (facts) => facts.sections.flatMap((section) => faultsOf(facts, section)),
  sentence: (fault) => {
    switch (fault.kind) {
      case 'NOBODY':
        return `Section ${fault.section} has no teacher; assign one who is qualified.`;
      case 'UNKNOWN_TEACHER':
        return `Section ${fault.section} is taught by ${fault.teacher}, whom the school does not have; assign another.`;
      case 'NOT_QUALIFIED':
        return `Teacher ${fault.teacher} of section ${fault.section} is not qualified for ${fault.courses.join(' and ')}; assign one who is.`;
      case 'NOT_NAMED':
        return `Section ${fault.section} may be taught by ${fault.named.join(' or ')} only; teacher ${fault.teacher} is not one of them.`;
    }
  },
};
