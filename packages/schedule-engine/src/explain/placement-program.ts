import { createProgram, type Program } from '../exact/program.ts';
import { linkKinds, type Model } from '../model/model.ts';

/** One way for a section to stand: a pattern and who teaches (-1: nobody is needed). */
export type Standing = {
  readonly section: number;
  readonly pattern: number;
  readonly teacher: number;
  readonly variable: number;
};

export type PlacementProgram = {
  readonly program: Program;
  readonly standings: readonly Standing[];
  readonly seconds: readonly Standing[];
};

/**
 * Whether sections can all stand somewhere, as a program of 0 and 1: each section has one pattern and one teacher, and
 * every rule on teachers and teams and every link on times and teachers holds (SAME_PERIOD and GAP are left out, which can
 * only make it easier). Rooms are counted and not named, so that no room rule is stricter here
 * than it is: if the program has no answer, no schedule has one. `sections`: these alone, which can only make it easier.
 * Undefined where a section has no way to stand at all, which proves it without a program.
 */
export function placementProgram(model: Model, sections: readonly number[]): PlacementProgram | undefined {
  const build = createProgram('MAXIMIZE');
  const standings: Standing[] = [];
  const seconds: Standing[] = [];
  for (const section of sections) {
    const own = waysOf(
      model,
      section,
      model.sectionNeedsTeacher,
      model.sectionTeacherStart,
      model.sectionTeachers,
    );
    if (own.length === 0) return undefined;
    for (const way of own) standings.push({ ...way, section, variable: build.variable(0, 1, true) });
    if (model.sectionNeedsCoTeacher[section] === 0) continue;
    const co = waysOf(
      model,
      section,
      model.sectionNeedsCoTeacher,
      model.sectionCoTeacherStart,
      model.sectionCoTeachers,
    );
    if (co.length === 0) return undefined;
    for (const way of co) seconds.push({ ...way, section, variable: build.variable(0, 1, true) });
  }
  const rows: Rows = { model, build, bySection: Map.groupBy(standings, ({ section }) => section) };
  const coBySection = Map.groupBy(seconds, ({ section }) => section);
  for (const section of sections) {
    build.row(sumOf(rows.bySection.get(section) ?? []), 1, 1);
    const co = coBySection.get(section) ?? [];
    if (co.length === 0) continue;
    for (const pattern of patternsOf(model, section))
      build.row(
        [
          ...sumOf(co.filter((way) => way.pattern === pattern)),
          ...sumOf(
            (rows.bySection.get(section) ?? []).filter((way) => way.pattern === pattern),
            -1,
          ),
        ],
        0,
        0,
      );
  }
  addTeachers(rows, [...standings, ...seconds]);
  addRooms(rows, sections);
  addLinks(rows, sections);
  return { program: build.program(), standings, seconds };
}

type Rows = {
  readonly model: Model;
  readonly build: ReturnType<typeof createProgram>;
  readonly bySection: ReadonlyMap<number, readonly Standing[]>;
};
type Way = Pick<Standing, 'pattern' | 'teacher' | 'variable'>;

const sumOf = (ways: readonly Pick<Standing, 'variable'>[], value = 1) =>
  ways.map(({ variable }) => [variable, value] as const);

const patternsOf = (model: Model, section: number): number[] => [
  ...model.sectionPatterns.subarray(
    model.sectionPatternStart[section],
    model.sectionPatternStart[section + 1],
  ),
];

const slotsOf = (model: Model, pattern: number): Int32Array =>
  model.patternSlots.subarray(model.patternStart[pattern], model.patternStart[pattern + 1]);

/** Patterns and people of a section, without those who are not to be had then. */
function waysOf(
  model: Model,
  section: number,
  isNeeded: Uint8Array,
  start: Int32Array,
  people: Int32Array,
): Omit<Standing, 'section' | 'variable'>[] {
  const patterns = patternsOf(model, section);
  if (isNeeded[section] === 0) return patterns.map((pattern) => ({ pattern, teacher: -1 }));
  return [...people.subarray(start[section], start[section + 1])].flatMap((teacher) =>
    patterns
      .filter((pattern) =>
        slotsOf(model, pattern).every((slot) => model.teacherBlocked[teacher * model.slotCount + slot] === 0),
      )
      .map((pattern) => ({ pattern, teacher })),
  );
}

/** One place at a time, loads, preps, lunch, slots in a row, and the common planning of teams. */
function addTeachers({ model, build }: Rows, standings: readonly Standing[]): void {
  const byTeacher = Map.groupBy(
    standings.filter(({ teacher }) => teacher !== -1),
    ({ teacher }) => teacher,
  );
  const isAt = new Map<number, Way[]>();
  for (const [teacher, own] of byTeacher) {
    for (const way of own)
      for (const slot of slotsOf(model, way.pattern)) {
        const cell = teacher * model.slotCount + slot;
        isAt.set(cell, [...(isAt.get(cell) ?? []), way]);
      }
    const at = (slot: number) => isAt.get(teacher * model.slotCount + slot) ?? [];
    for (let slot = 0; slot < model.slotCount; slot += 1) build.row(sumOf(at(slot)), 0, 1);
    for (let group = 0; group < model.lunchGroupCount; group += 1) {
      const slots = slotsInGroup(model, group);
      const limit = model.teacherGroupLimit[teacher * model.slotGroupCount + group];
      if (slots.length > limit) build.row(added(slots.flatMap((slot) => summed(at(slot)))), 0, limit);
    }
    addRuns(model, build, teacher, at);
    addLoads(model, build, teacher, own);
  }
  addPlanning(model, build, (teacher, slot) => isAt.get(teacher * model.slotCount + slot) ?? []);
}

const summed = (ways: readonly Way[]) => sumOf(ways);

const slotsInGroup = (model: Model, group: number): number[] =>
  Array.from({ length: model.slotCount }, (_, slot) => slot).filter((slot) =>
    model.slotGroups.subarray(model.slotGroupStart[slot], model.slotGroupStart[slot + 1]).includes(group),
  );

/** A pattern of two slots stands twice where both are summed over: its values are added up. */
function added(terms: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const values = new Map<number, number>();
  for (const [variable, value] of terms) values.set(variable, (values.get(variable) ?? 0) + value);
  return [...values];
}

/** Of one slot more in a row than a teacher may teach, one is free. */
function addRuns(
  model: Model,
  build: Rows['build'],
  teacher: number,
  at: (slot: number) => readonly Way[],
): void {
  const limit = model.teacherMaxConsecutive[teacher];
  for (let first = 0; first + limit < model.slotCount; first += 1) {
    const slots = Array.from({ length: limit + 1 }, (_, step) => first + step);
    if (slots.slice(1).every((slot) => model.slotFollows[slot] === 1))
      build.row(added(slots.flatMap((slot) => summed(at(slot)))), 0, limit);
  }
}

function addLoads(model: Model, build: Rows['build'], teacher: number, own: readonly Standing[]): void {
  for (let term = 0; term < model.termCount; term += 1) {
    const inTerm = own.filter(({ pattern }) => (model.patternTerms[pattern] & (1 << term)) !== 0);
    if (inTerm.length > model.teacherMaxSections[teacher])
      build.row(sumOf(inTerm), 0, model.teacherMaxSections[teacher]);
    const byGroup = Map.groupBy(inTerm, ({ section }) => model.sectionGroup[section]);
    if (byGroup.size <= model.teacherMaxPreps[teacher]) continue;
    const preps = [...byGroup.values()].map((ways) => {
      const isPrep = build.variable(0, 1, true);
      for (const { variable } of ways)
        build.row(
          [
            [variable, 1],
            [isPrep, -1],
          ],
          Number.NEGATIVE_INFINITY,
          0,
        );
      return { variable: isPrep };
    });
    build.row(sumOf(preps), 0, model.teacherMaxPreps[teacher]);
  }
}

function addPlanning(
  model: Model,
  build: Rows['build'],
  at: (teacher: number, slot: number) => readonly Way[],
): void {
  for (let team = 0; team < model.teamCount; team += 1) {
    const wanted = model.teamPlanning[team];
    if (wanted === 0) continue;
    const teachers = Array.from({ length: model.teacherCount }, (_, teacher) => teacher).filter((teacher) =>
      model.teacherTeams
        .subarray(model.teacherTeamStart[teacher], model.teacherTeamStart[teacher + 1])
        .includes(team),
    );
    const days = Map.groupBy([...model.slotDay.keys()], (slot) => model.slotDay[slot]);
    for (const slots of days.values()) {
      const free = slots.map((slot) => {
        const isFree = build.variable(0, 1, true);
        for (const teacher of teachers) build.row([...summed(at(teacher, slot)), [isFree, 1]], 0, 1);
        return { variable: isFree };
      });
      build.row(sumOf(free), wanted, free.length);
    }
  }
}

/** At each slot no more sections than there are rooms that they may have: counted for each list of rooms. */
function addRooms({ model, build, bySection }: Rows, sections: readonly number[]): void {
  const roomsOf = (section: number) =>
    [
      ...model.sectionRooms.subarray(model.sectionRoomStart[section], model.sectionRoomStart[section + 1]),
    ].sort((one, other) => one - other);
  const needing = sections.filter((section) => model.sectionNeedsRoom[section] === 1);
  for (const sharing of Map.groupBy(needing, (section) => roomsOf(section).join()).values()) {
    const rooms = roomsOf(sharing[0]);
    for (let slot = 0; slot < model.slotCount; slot += 1) {
      const there = sharing
        .flatMap((section) => bySection.get(section) ?? [])
        .filter(({ pattern }) => slotsOf(model, pattern).includes(slot));
      const free = rooms.filter((room) => model.roomBlocked[room * model.slotCount + slot] === 0).length;
      if (there.length > 0) build.row(sumOf(there), 0, free);
    }
  }
}

/** How linked sections stand to each other; those that students take together are at different times. */
function addLinks({ model, build, bySection }: Rows, sections: readonly number[]): void {
  const ways = (section: number) => bySection.get(section) ?? [];
  const apart = (one: number, other: number) => {
    for (let slot = 0; slot < model.slotCount; slot += 1) {
      const at = (section: number) =>
        sumOf(ways(section).filter(({ pattern }) => slotsOf(model, pattern).includes(slot)));
      if (at(one).length > 0 && at(other).length > 0) build.row([...at(one), ...at(other)], 0, 1);
    }
  };
  const same = (one: number, other: number, key: 'teacher' | 'pattern') => {
    for (const value of new Set([...ways(one), ...ways(other)].map((way) => way[key])))
      build.row(
        [
          ...sumOf(ways(one).filter((way) => way[key] === value)),
          ...sumOf(
            ways(other).filter((way) => way[key] === value),
            -1,
          ),
        ],
        0,
        0,
      );
  };
  for (const section of sections) {
    const unit = model.sectionUnit[section];
    for (let at = model.unitSectionStart[unit]; at < model.unitSectionStart[unit + 1]; at += 1)
      if (model.unitSections[at] > section && bySection.has(model.unitSections[at]))
        apart(section, model.unitSections[at]);
    for (let at = model.linkStart[section]; at < model.linkStart[section + 1]; at += 1) {
      const other = model.linkOther[at];
      if (!bySection.has(other)) continue;
      const kind = linkKinds[model.linkKind[at]];
      if (kind === 'RIGHT_BEFORE') follow(section, other);
      if (section > other) continue;
      if (kind === 'DIFFERENT_TIME') apart(section, other);
      if (kind === 'SAME_PATTERN') same(section, other, 'pattern');
      if (kind === 'SAME_TEACHER') same(section, other, 'teacher');
    }
  }
  function follow(earlier: number, later: number): void {
    const patternCount = model.patternStart.length - 1;
    for (const pattern of patternsOf(model, earlier))
      build.row(
        [
          ...sumOf(ways(earlier).filter((way) => way.pattern === pattern)),
          ...sumOf(
            ways(later).filter((way) => model.patternFollows[pattern * patternCount + way.pattern] === 1),
            -1,
          ),
        ],
        Number.NEGATIVE_INFINITY,
        0,
      );
  }
}
