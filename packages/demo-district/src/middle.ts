import type { Course, RosterBook, Student } from './roster-book.ts';
import { seatedOrders } from './seats.ts';

const middleGrades = ['06', '07', '08'] as const;
const STUDENTS_PER_GRADE = [71, 77] as const;
/** Sections side by side in a grade, and subjects in each half of its day. */
const SIDE_BY_SIDE = 3;
/** At most six of the seven periods: one is for planning. */
const FULL_LOAD = 6;
/** A course that a teacher prepares already counts for as much as one and a half sections less of load. */
const SAME_COURSE_BONUS = 1.5;

interface Day {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly advisory: number;
}

/** When each grade has which half of its subjects; laid so that two teachers of a subject reach all three grades. */
const days: readonly Day[] = [
  { first: [1, 2, 3], second: [4, 5, 6], advisory: 7 },
  { first: [4, 5, 6], second: [1, 2, 7], advisory: 3 },
  { first: [1, 2, 7], second: [3, 4, 5], advisory: 6 },
];
const firstHalf = ['English Language Arts', 'Mathematics', 'Science'] as const;
const secondHalf = ['Social Studies', 'Physical Education', 'Arts and Technology'] as const;
const codes: Readonly<Record<string, string>> = {
  'English Language Arts': 'MELA',
  Mathematics: 'MMAT',
  Science: 'MSCI',
  'Social Studies': 'MSOC',
  'Physical Education': 'MPED',
  'Arts and Technology': 'MART',
  Advisory: 'MADV',
};

interface Teacher {
  readonly id: string;
  readonly subject: string;
  readonly room: string;
  readonly busy: Set<number>;
  readonly courses: Set<string>;
}

/**
 * Three grades with seven periods: two halves of three subjects, taken in an order of each student's own,
 * and an advisory of the whole grade, led by whoever is free.
 */
export function addMiddleSchool(
  book: RosterBook,
  schoolId: string,
  makeStudent: (grade: string, schoolId: string) => Student,
): void {
  const chance = book.chance.forPart(schoolId);
  for (const role of ['principal', 'counselor', 'aide'] as const) book.addStaff(role, schoolId);
  const teachers = teachersOf(book, schoolId);

  function addSection(
    course: Course,
    period: number,
    students: readonly Student[],
    subjects: readonly string[],
  ) {
    const teacher = chosenTeacher(teachers, subjects, period, course.code);
    const teacherIds = [teacher.id];
    const periods = [String(period)];
    book.addClass({
      title: course.title,
      course,
      schoolId,
      teacherIds,
      students,
      location: teacher.room,
      periods,
    });
  }

  const advisories: { grade: string; period: number; students: readonly Student[] }[] = [];
  middleGrades.forEach((grade, gradeIndex) => {
    const day = days[gradeIndex] as Day;
    const count = chance.between(...STUDENTS_PER_GRADE);
    const students = Array.from({ length: count }, () => makeStudent(grade, schoolId));
    for (const [subjects, periods] of [[firstHalf, day.first] as const, [secondHalf, day.second] as const]) {
      const orders = seatedOrders(count, SIDE_BY_SIDE, chance);
      subjects.forEach((subject, subjectIndex) => {
        periods.forEach((period, at) => {
          const seated = students.filter((_, student) => orders[student]?.[at] === subjectIndex);
          addSection(courseOf(subject, grade), period, seated, [subject]);
        });
      });
    }
    advisories.push({ grade, period: day.advisory, students: chance.shuffled(students) });
  });
  // Last, so that an advisory never takes the hour that a subject needs.
  for (const { grade, period, students } of advisories) {
    for (let part = 0; part < SIDE_BY_SIDE; part += 1) {
      const seated = students.filter((_, index) => index % SIDE_BY_SIDE === part);
      addSection(courseOf('Advisory', grade), period, seated, [...firstHalf, ...secondHalf]);
    }
  }
}

function courseOf(subject: string, grade: string): Course {
  return {
    title: `${subject} ${Number(grade)}`,
    code: `${codes[subject] ?? 'M'}${grade}`,
    subject,
    grades: [grade],
  };
}

function teachersOf(book: RosterBook, schoolId: string): Teacher[] {
  return [...firstHalf, ...secondHalf].flatMap((subject, subjectIndex) =>
    [0, 1].map((which) => ({
      id: book.addStaff('teacher', schoolId),
      subject,
      room: roomOf(subject, subjectIndex, which),
      busy: new Set<number>(),
      courses: new Set<string>(),
    })),
  );
}

function roomOf(subject: string, subjectIndex: number, which: number): string {
  if (subject === 'Physical Education') return which === 0 ? 'Gym' : 'Field House';
  return String(201 + subjectIndex * 2 + which);
}

/** Of the qualified teachers who are free, one with little load who already prepares the course. */
function chosenTeacher(
  teachers: readonly Teacher[],
  subjects: readonly string[],
  period: number,
  courseCode: string,
): Teacher {
  const free = teachers.filter(
    (teacher) =>
      subjects.includes(teacher.subject) && !teacher.busy.has(period) && teacher.busy.size < FULL_LOAD,
  );
  const rank = (teacher: Teacher) =>
    teacher.busy.size - (teacher.courses.has(courseCode) ? SAME_COURSE_BONUS : 0);
  const chosen = free.toSorted((left, right) => rank(left) - rank(right))[0];
  if (chosen === undefined) throw new RangeError(`No teacher is free in period ${period} for ${courseCode}.`);
  chosen.busy.add(period);
  chosen.courses.add(courseCode);
  return chosen;
}
