import {
  electiveSubjects,
  electivesOf,
  type GradePlan,
  gradePlans,
  seniorElectives,
} from './high-courses.ts';
import type { Course, RosterBook, Student } from './roster-book.ts';
import { seatedElectives, seatedOrders } from './seats.ts';

const STUDENTS_PER_GRADE = [118, 125] as const;
/** Sections side by side in a grade, and core subjects of a grade. */
const SIDE_BY_SIDE = 5;

interface Teacher {
  readonly id: string;
  readonly room: string;
}

interface Offer {
  readonly title: string;
  readonly code: string;
  readonly subject: string;
  readonly teacher: Teacher;
}

/**
 * Four grades with seven periods. Each grade has five core subjects, each taught in five periods, so that
 * every student walks through them in an order of their own, and two periods of electives. Every teacher has
 * a room and at most six of the seven periods.
 */
export function addHighSchool(
  book: RosterBook,
  schoolId: string,
  makeStudent: (grade: string, schoolId: string) => Student,
): void {
  const chance = book.chance.forPart(schoolId);
  for (const role of ['principal', 'counselor', 'counselor', 'aide', 'aide'] as const) {
    book.addStaff(role, schoolId);
  }
  const coreTeachers = gradePlans.map((plan, floor) =>
    plan.core.map((_, index) => ({
      id: book.addStaff('teacher', schoolId),
      room: String(101 + floor * 100 + index),
    })),
  );
  const electiveTeachers = electiveSubjects.map((_, index) => ({
    id: book.addStaff('teacher', schoolId),
    room: ['Gym', 'Art Studio', 'Band Room', 'Auditorium', 'Computer Lab', 'Kitchen'][index] ?? 'Gym',
  }));

  function addOffer(offer: Offer, grade: string, period: number, students: readonly Student[]) {
    const { fallId, springId } = book.year;
    const titles = offer.title.split('/');
    const codes = offer.code.split('/');
    titles.forEach((title, index) => {
      const course: Course = {
        title,
        code: codes[index] ?? offer.code,
        subject: offer.subject,
        grades: [grade],
      };
      const termIds = titles.length === 1 ? [fallId, springId] : [index === 0 ? fallId : springId];
      const teacherIds = [offer.teacher.id];
      const periods = [String(period)];
      book.addClass({
        title,
        course,
        schoolId,
        teacherIds,
        students,
        location: offer.teacher.room,
        periods,
        termIds,
      });
    });
  }

  gradePlans.forEach((plan, gradeIndex) => {
    const count = chance.between(...STUDENTS_PER_GRADE);
    const students = Array.from({ length: count }, () => makeStudent(plan.grade, schoolId));
    const orders = seatedOrders(count, SIDE_BY_SIDE, chance);
    plan.core.forEach((core, subjectIndex) => {
      plan.corePeriods.forEach((period, at) => {
        const [title, code] = core.byPeriod[at] ?? ['', ''];
        const teacher = coreTeachers[gradeIndex]?.[subjectIndex] as Teacher;
        const seated = students.filter((_, student) => orders[student]?.[at] === subjectIndex);
        addOffer({ title, code, subject: core.subject, teacher }, plan.grade, period, seated);
      });
    });
    const offers = plan.electivePeriods.map((period) =>
      offersIn(plan, period, electiveTeachers, coreTeachers[0] ?? []),
    );
    const [first = [], second = []] = offers;
    const isSame = (one: number, other: number) => first[one]?.code === second[other]?.code;
    const choices = seatedElectives(count, SIDE_BY_SIDE, isSame, chance);
    offers.forEach((offered, at) => {
      offered.forEach((offer, choice) => {
        const seated = students.filter((_, student) => choices[student]?.[at] === choice);
        addOffer(offer, plan.grade, plan.electivePeriods[at] ?? 7, seated);
      });
    });
  });
}

/** Five electives in a period: by the elective teachers, of whom one plans, or by the ninth grade's core teachers. */
function offersIn(
  plan: GradePlan,
  period: number,
  electiveTeachers: readonly Teacher[],
  ninthGradeTeachers: readonly Teacher[],
): readonly Offer[] {
  const ninth = gradePlans[0];
  if (plan !== ninth && ninth?.electivePeriods.includes(period) === true) {
    return seniorElectives.map(([title, code], index) => ({
      title,
      code,
      subject: ninth.core[index]?.subject ?? '',
      teacher: ninthGradeTeachers[index] as Teacher,
    }));
  }
  // In each period another one of the six plans; in the seventh it is the first one's second.
  const planning = (period - 1) % electiveTeachers.length;
  return electiveTeachers.flatMap((teacher, index) => {
    const [title, code] = electivesOf[plan.grade]?.[index] ?? ['', ''];
    return index === planning ? [] : [{ title, code, subject: electiveSubjects[index] ?? '', teacher }];
  });
}
