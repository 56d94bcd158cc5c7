import type { Course, RosterBook, Student } from './roster-book.ts';
import { SMALLEST_CLASS } from './seats.ts';

/** OneRoster grade codes (CEDS) of an elementary school, in the order of the day's blocks for specials. */
const elementaryGrades = ['KG', '01', '02', '03', '04', '05'] as const;
const gradeNames = ['Kindergarten', 'Grade 1', 'Grade 2', 'Grade 3', 'Grade 4', 'Grade 5'];
const specials = ['Art', 'Music', 'Physical Education'] as const;
const specialRooms = ['Art Room', 'Music Room', 'Gym'] as const;
/** The rotation of specials: day 1 to day 6, each special twice. */
const ROTATION_DAYS = 6;
const HOMEROOMS_PER_GRADE = 2;
const LARGEST_HOMEROOM = 24;

/**
 * Two homerooms in each grade with one teacher each, and three teachers of art, music and physical
 * education, who meet each homeroom twice in the six-day rotation, in the block of its grade.
 */
export function addElementarySchool(
  book: RosterBook,
  schoolId: string,
  makeStudent: (grade: string, schoolId: string) => Student,
): void {
  const chance = book.chance.forPart(schoolId);
  for (const role of ['principal', 'counselor', 'aide'] as const) book.addStaff(role, schoolId);
  const specialTeachers = specials.map(() => book.addStaff('teacher', schoolId));
  elementaryGrades.forEach((grade, gradeIndex) => {
    const gradeName = gradeNames[gradeIndex] ?? grade;
    const subject = 'Elementary';
    const homeroom: Course = { title: gradeName, code: `EL${grade}`, subject, grades: [grade] };
    for (let room = 0; room < HOMEROOMS_PER_GRADE; room += 1) {
      const size = chance.between(SMALLEST_CLASS, LARGEST_HOMEROOM);
      const students = Array.from({ length: size }, () => makeStudent(grade, schoolId));
      const teacherId = book.addStaff('teacher', schoolId);
      const title = `${gradeName} ${'AB'[room] ?? ''}`;
      const location = String(101 + gradeIndex * HOMEROOMS_PER_GRADE + room);
      book.addClass({ title, course: homeroom, schoolId, teacherIds: [teacherId], students, location });
      specials.forEach((special, index) => {
        // The two homerooms of a grade stand one special apart, so that no teacher has both at once.
        const firstDay = ((index + specials.length - room) % specials.length) + 1;
        const days = [firstDay, firstDay + ROTATION_DAYS / 2];
        book.addClass({
          title: `${special}: ${title}`,
          course: {
            title: `${special} ${gradeName}`,
            code: `${codeOf(special)}${grade}`,
            subject: special,
            grades: [grade],
          },
          schoolId,
          teacherIds: [specialTeachers[index] ?? teacherId],
          students,
          location: specialRooms[index] ?? 'Gym',
          periods: days.map((day) => `D${day}-P${gradeIndex + 1}`),
        });
      });
    }
  });
}

function codeOf(special: string): string {
  return special === 'Physical Education' ? 'EPE' : `E${special.slice(0, 2).toUpperCase()}`;
}
