import type { Schedule, School } from '../recount/school.ts';
import { loadingOf, patternBits, type Seats, slotBits } from './loading.ts';
import { createLpProgram, type LpProgram } from './lp-program.ts';
import { type HighsAnswer, solveByHighs } from './solve-by-highs.ts';

type Sections = Schedule['sections'];
/** A section in a pattern, and the variable that says that it stands there. */
interface Standing {
  readonly section: number;
  readonly pattern: string;
  readonly slots: number;
  readonly variable: number;
}

/**
 * Times and seats as one program: sections with the teachers and rooms that `sections` gives them (so that the program is
 * smaller than the school's question, to the solver's good) may stand anywhere, and students sit where they stand.
 */
export async function buildByHighs(
  school: School,
  sections: Sections,
  limitSeconds: number,
): Promise<{ readonly seats: Seats; readonly sections: Sections; readonly answer: HighsAnswer }> {
  const program = createLpProgram();
  const standings = sections.map((section, index) => standingsOf(school, section, index, program));
  for (const list of standings)
    program.exactly(
      list.map(({ variable }) => variable),
      1,
    );
  staffRows(school, sections, standings, program);
  const { places, students, lunches, apart } = loadingOf(school, sections);
  const seatsAt = new Map<number, [number, number][]>();
  const variables = students.map(({ wishes }) =>
    wishes.map(({ worth, options }) =>
      options.flatMap((place) =>
        (standings[place] ?? []).map((standing) => {
          const variable = program.variable(worth);
          seatsAt.set(standing.variable, [...(seatsAt.get(standing.variable) ?? []), [variable, 1]]);
          return { ...standing, variable };
        }),
      ),
    ),
  );
  for (const wishes of variables) {
    for (const wish of wishes) program.atMost(onesOf(wish), 1);
    const all = wishes.flat();
    for (const bit of slotBits(school).values()) program.atMost(onesOf(inSlots(all, bit)), 1);
    for (const lunch of lunches) program.atMost(onesOf(inSlots(all, lunch)), slotCount(lunch) - 1);
  }
  for (const list of standings)
    for (const { section, variable } of list)
      program.atMost([...(seatsAt.get(variable) ?? []), [variable, -(places[section]?.cap ?? 0)]], 0);
  for (const [one, other] of apart)
    for (const list of Map.groupBy(
      [variables[one] ?? [], variables[other] ?? []].flat(2),
      ({ section }) => section,
    ).values())
      program.atMost(onesOf(list), 1);
  const answer = await solveByHighs(program.text(), limitSeconds);
  const isOne = ({ variable }: Standing) => answer.ones.has(variable);
  return {
    answer,
    seats: variables.map((wishes) => wishes.map((options) => options.find(isOne)?.section ?? -1)),
    sections: sections.map((section, index) => ({
      ...section,
      pattern: standings[index]?.find(isOne)?.pattern ?? null,
    })),
  };
}

const onesOf = (list: readonly Standing[]) => list.map(({ variable }) => [variable, 1] as const);
const inSlots = (list: readonly Standing[], slots: number) => list.filter((one) => (one.slots & slots) !== 0);
const slotCount = (slots: number) => slots.toString(2).replaceAll('0', '').length;

/** Where a section may stand: its course's patterns, the school's own rules, and its teachers' hours. */
function standingsOf(
  school: School,
  section: Sections[number],
  index: number,
  program: LpProgram,
): Standing[] {
  const bits = slotBits(school);
  const bitsIn = (slots: readonly string[] = []) =>
    slots.reduce((sum, slot) => sum | (bits.get(slot) ?? 0), 0);
  const [course = ''] = section.courses;
  const patterns = school.courses.find(({ id }) => id === course)?.patterns;
  const staff = [section.teacher, section.coTeacher];
  let closed = school.teachers
    .filter(({ id }) => staff.includes(id))
    .reduce((sum, { unavailable }) => sum | bitsIn(unavailable), 0);
  let open = bitsIn([...bits.keys()]);
  for (const { form } of school.nonNegotiables ?? []) {
    if (form.kind === 'TEACHER_FREE' && staff.includes(form.teacher)) closed |= bitsIn(form.slots);
    if (form.courses?.includes(course) !== true) continue;
    if (form.kind === 'COURSE_IN_SLOTS') open &= bitsIn(form.slots);
    if (form.kind === 'COURSE_NOT_IN_SLOTS') closed |= bitsIn(form.slots);
  }
  return [...patternBits(school)].flatMap(([pattern, slots]) =>
    (patterns === undefined || patterns.includes(pattern)) && (slots & closed) === 0 && (slots & ~open) === 0
      ? [{ section: index, pattern, slots, variable: program.variable(0) }]
      : [],
  );
}

/** Teachers and rooms are in one place at a time; teachers eat, rest, and plan with their team. */
function staffRows(
  school: School,
  sections: Sections,
  standings: readonly (readonly Standing[])[],
  program: LpProgram,
): void {
  const bits = slotBits(school);
  const of = (isOf: (section: Sections[number]) => boolean) =>
    sections.flatMap((section, index) => (isOf(section) ? (standings[index] ?? []) : []));
  const taughtBy = (id: string) => of(({ teacher, coTeacher }) => teacher === id || coTeacher === id);
  for (const { id } of school.rooms)
    for (const bit of bits.values())
      program.atMost(
        onesOf(
          inSlots(
            of(({ room }) => room === id),
            bit,
          ),
        ),
        1,
      );
  const days = [...Map.groupBy(school.bell.slots, ({ term, dayType }) => `${term} ${dayType}`).values()].map(
    (slots) => slots.map(({ id }) => bits.get(id) ?? 0),
  );
  for (const { id, maxConsecutive = Number.POSITIVE_INFINITY } of school.teachers) {
    const own = taughtBy(id);
    for (const bit of bits.values()) program.atMost(onesOf(inSlots(own, bit)), 1);
    for (const { slots } of school.bell.lunch ?? []) {
      const lunch = slots.reduce((sum, slot) => sum | (bits.get(slot) ?? 0), 0);
      program.atMost(onesOf(inSlots(own, lunch)), slots.length - 1);
    }
    for (const day of days)
      for (let from = 0; from + maxConsecutive < day.length; from += 1) {
        const stretch = day.slice(from, from + maxConsecutive + 1).reduce((sum, bit) => sum | bit, 0);
        program.atMost(onesOf(inSlots(own, stretch)), maxConsecutive);
      }
  }
  for (const { teachers, commonPlanning = 0 } of school.teams)
    for (const day of days) {
      if (commonPlanning === 0) continue;
      const free = day.map((bit) => ({ bit, variable: program.variable(0) }));
      program.atMost(
        free.map(({ variable }) => [variable, -1] as const),
        -commonPlanning,
      );
      for (const { bit, variable } of free)
        for (const teacher of teachers)
          program.atMost([...onesOf(inSlots(taughtBy(teacher), bit)), [variable, 1]], 1);
    }
}
