/** Where a lesson of a FET file stands: its first hour, and its room if it has one. */
export interface PlacedLesson {
  readonly day: string;
  readonly hour: string;
  readonly room: string;
}

/**
 * Counts what is broken in a timetable of a FET file, whoever made it, from the file's own text: two lessons of a teacher, a
 * set of students or a room at one time, times and rooms that are not allowed, absences, lessons that belong together or
 * apart, and lessons without a time. It shares no line with the engine's reader. A constraint that it does not know is an error.
 */
export function recountFet(file: string, placed: ReadonlyMap<string, PlacedLesson>): string[] {
  const broken: string[] = [];
  const hours = names(block(file, 'Hours_List'));
  const sets = studentSets(block(file, 'Students_List'));
  const lessons = blocks(block(file, 'Activities_List'), 'Activity')
    .filter((text) => one(text, 'Active') === 'true')
    .map((text) => ({
      id: one(text, 'Id'),
      subject: one(text, 'Subject'),
      tags: all(text, 'Activity_Tag'),
      teachers: all(text, 'Teacher'),
      named: all(text, 'Students'),
      sets: new Set(all(text, 'Students').flatMap((set) => [...(sets.get(set) ?? [set])])),
      length: Number(one(text, 'Duration')),
    }));
  const timesOf = (id: string): string[] => {
    const at = placed.get(id);
    const length = lessons.find((lesson) => lesson.id === id)?.length ?? 0;
    if (at === undefined) return [];
    const first = hours.indexOf(at.hour);
    return hours.slice(first, first + length).map((hour) => `${at.day} ${hour}`);
  };
  const meet = (one: string, other: string) => timesOf(one).some((time) => timesOf(other).includes(time));
  const onOneDay = (ids: readonly string[]): (readonly [string, string])[] =>
    ids.flatMap((id, at) =>
      ids
        .slice(at + 1)
        .filter((other) => placed.get(other)?.day === placed.get(id)?.day)
        .map((other) => [id, other] as const),
    );
  /** Hours from the end of the earlier lesson to the beginning of the later one; below 0 where they meet. */
  const hoursBetween = (one: string, other: string): number => {
    const [earlier, later] = [one, other]
      .map((id) => ({ from: hours.indexOf(placed.get(id)?.hour ?? ''), length: timesOf(id).length }))
      .sort((first, second) => first.from - second.from);
    return later === undefined || earlier === undefined ? 0 : later.from - earlier.from - earlier.length;
  };
  const users = new Map<string, string[]>();
  for (const lesson of lessons) {
    const at = placed.get(lesson.id);
    if (at === undefined) {
      broken.push(`${lesson.id} has no time`);
      continue;
    }
    const times = timesOf(lesson.id);
    if (times.length < lesson.length) broken.push(`${lesson.id} goes on after the day`);
    const who = [
      ...lesson.teachers.map((name) => `teacher ${name}`),
      ...[...lesson.sets].map((name) => `students ${name}`),
    ];
    if (at.room !== '') who.push(`room ${at.room}`);
    for (const time of times)
      for (const user of who)
        users.set(`${user}, ${time}`, [...(users.get(`${user}, ${time}`) ?? []), lesson.id]);
  }
  for (const [user, ids] of users) if (ids.length > 1) broken.push(`${user}: ${ids.join(', ')}`);

  const constraints = ['Time_Constraints_List', 'Space_Constraints_List'].flatMap((list) =>
    [...block(file, list).matchAll(/<Constraint(\w+)>([\s\S]*?)<\/Constraint\1>/g)].map(
      ([, name = '', text = '']) => ({ name, text }),
    ),
  );
  const roomRules = constraints
    .filter(({ name }) => name.endsWith('PreferredRoom') || name.endsWith('PreferredRooms'))
    .flatMap(({ text }) => {
      const [subject, tag] = [one(text, 'Subject'), one(text, 'Activity_Tag')];
      const picked = lessons.filter(
        (lesson) =>
          (subject !== '' || tag !== '') &&
          (subject === '' || lesson.subject === subject) &&
          (tag === '' || lesson.tags.includes(tag)),
      );
      return [...all(text, 'Activity_Id'), ...picked.map(({ id }) => id)];
    });
  const isPlaced = (id: string) => placed.has(id) && lessons.some((lesson) => lesson.id === id);
  for (const { name, text } of constraints) {
    // Less than 100 % is a wish, which a timetable may leave unmet.
    const weight = one(text, 'Weight_Percentage');
    if (one(text, 'Active') !== 'true' || (weight !== '' && weight !== '100')) continue;
    const ids = all(text, 'Activity_Id').filter(isPlaced);
    const away = blocks(text, 'Not_Available_Time').map((time) => `${one(time, 'Day')} ${one(time, 'Hour')}`);
    const say = (what: string) => broken.push(`${name}: ${what}`);
    const inRooms = (isMeant: (lesson: (typeof lessons)[number]) => boolean) => {
      const rooms = [...all(text, 'Room'), ...all(text, 'Preferred_Room')];
      for (const lesson of lessons)
        if (isMeant(lesson) && isPlaced(lesson.id) && !rooms.includes(placed.get(lesson.id)?.room ?? ''))
          say(lesson.id);
    };
    if (name === 'BasicCompulsoryTime' || name === 'BasicCompulsorySpace') continue;
    else if (name === 'BreakTimes') {
      const breaks = blocks(text, 'Break_Time').map((time) => `${one(time, 'Day')} ${one(time, 'Hour')}`);
      for (const { id } of lessons) if (timesOf(id).some((time) => breaks.includes(time))) say(id);
    } else if (name === 'TeacherNotAvailableTimes') {
      for (const { id, teachers } of lessons)
        if (teachers.includes(one(text, 'Teacher')) && timesOf(id).some((time) => away.includes(time)))
          say(id);
    } else if (name === 'StudentsSetNotAvailableTimes') {
      const atoms = sets.get(one(text, 'Students')) ?? new Set();
      for (const lesson of lessons)
        if (!atoms.isDisjointFrom(lesson.sets) && timesOf(lesson.id).some((time) => away.includes(time)))
          say(lesson.id);
    } else if (name === 'TeacherMaxHoursDaily') {
      const own = lessons.filter(({ teachers }) => teachers.includes(one(text, 'Teacher_Name')));
      const taught = own.flatMap(({ id, length }) => Array.from({ length }, () => placed.get(id)?.day));
      for (const [day, list] of Map.groupBy(taught, (taken) => taken))
        if (day !== undefined && list.length > Number(one(text, 'Maximum_Hours_Daily')))
          say(`${one(text, 'Teacher_Name')} on ${day}`);
    } else if (name === 'ActivitiesPreferredTimeSlots') {
      const wanted = preferred(text);
      const [teacher, set, subject, tag] = ['Teacher', 'Students', 'Subject', 'Activity_Tag'].map((key) =>
        one(text, `${key}_Name`),
      );
      if (teacher !== '' || set !== '' || subject !== '' || one(text, 'Duration') !== '')
        throw new Error(`The recount does not know the filter of ${name}.`);
      for (const { id, tags } of lessons)
        if ((tag === '' || tags.includes(tag ?? '')) && !timesOf(id).every((time) => wanted.includes(time)))
          say(id);
    } else if (name === 'ActivityPreferredStartingTime') {
      const wanted = `${one(text, 'Preferred_Day')} ${one(text, 'Preferred_Hour')}`;
      for (const id of ids) if (timesOf(id)[0] !== wanted) say(id);
    } else if (name === 'ActivityPreferredTimeSlots') {
      const wanted = preferred(text);
      for (const id of ids) if (!timesOf(id).every((time) => wanted.includes(time))) say(id);
    } else if (name === 'ActivitiesSameStartingTime') {
      if (new Set(ids.map((id) => timesOf(id)[0])).size > 1) say(ids.join(', '));
    } else if (name === 'ActivitiesNotOverlapping') {
      ids.forEach((id, at) => {
        for (const other of ids.slice(at + 1)) if (meet(id, other)) say(`${id}, ${other}`);
      });
    } else if (name === 'MinDaysBetweenActivities' && one(text, 'MinDays') === '1') {
      ids.forEach((id, at) => {
        for (const other of ids.slice(at + 1))
          if (placed.get(id)?.day === placed.get(other)?.day) say(`${id}, ${other}`);
      });
    } else if (name === 'TwoActivitiesConsecutive') {
      const [first, second] = [one(text, 'First_Activity_Id'), one(text, 'Second_Activity_Id')];
      const [at, then] = [placed.get(first), placed.get(second)];
      if (at === undefined || then === undefined) continue;
      // Breaks between the two do not count.
      const breaks = blocks(file, 'Break_Time').map((time) => `${one(time, 'Day')} ${one(time, 'Hour')}`);
      const next = hours
        .slice(hours.indexOf(at.hour) + timesOf(first).length)
        .find((hour) => !breaks.includes(`${at.day} ${hour}`));
      if (then.day !== at.day || then.hour !== next) say(`${first}, ${second}`);
    } else if (name === 'ActivitiesSameStartingHour') {
      if (new Set(ids.map((id) => placed.get(id)?.hour)).size > 1) say(ids.join(', '));
    } else if (name === 'MinGapsBetweenActivities') {
      for (const [first, second] of onOneDay(ids))
        if (hoursBetween(first, second) < Number(one(text, 'MinGaps'))) say(`${first}, ${second}`);
    } else if (name === 'ActivitiesOccupyMaxDifferentRooms') {
      const rooms = new Set(ids.map((id) => placed.get(id)?.room ?? '').filter((room) => room !== ''));
      if (rooms.size > Number(one(text, 'Max_Number_of_Different_Rooms'))) say([...rooms].join(', '));
    } else if (name === 'ActivitiesSameRoomIfConsecutive') {
      for (const [first, second] of onOneDay(ids)) {
        const rooms = [first, second].map((id) => placed.get(id)?.room ?? '');
        if (hoursBetween(first, second) === 0 && !rooms.includes('') && rooms[0] !== rooms[1])
          say(`${first}, ${second}`);
      }
    } else if (name === 'ActivityPreferredRoom' || name === 'ActivityPreferredRooms') {
      inRooms(({ id }) => ids.includes(id));
    } else if (name === 'ActivityTagPreferredRoom') {
      inRooms(({ tags }) => tags.includes(one(text, 'Activity_Tag')));
    } else if (name === 'SubjectPreferredRooms') {
      inRooms(({ subject }) => subject === one(text, 'Subject'));
    } else if (name === 'SubjectActivityTagPreferredRoom') {
      inRooms(
        ({ subject, tags }) => subject === one(text, 'Subject') && tags.includes(one(text, 'Activity_Tag')),
      );
    } else if (name === 'StudentsSetHomeRoom') {
      // Only lessons that this set has alone, and that no other rule gives a room.
      inRooms(
        ({ id, named }) =>
          named.length === 1 && named[0] === one(text, 'Students') && !roomRules.includes(id),
      );
    } else throw new Error(`The recount does not know the constraint ${name}.`);
  }
  return broken;
}

const preferred = (text: string): string[] =>
  blocks(text, 'Preferred_Time_Slot').map(
    (time) => `${one(time, 'Preferred_Day')} ${one(time, 'Preferred_Hour')}`,
  );
const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
const blocks = (text: string, tag: string): string[] =>
  [...text.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, inner = '']) => inner);
const block = (text: string, tag: string): string => blocks(text, tag)[0] ?? '';
const all = (text: string, tag: string): string[] => blocks(text, tag).map(decoded);
const one = (text: string, tag: string): string => all(text, tag)[0] ?? '';
const names = (text: string): string[] => all(text, 'Name');

/** The smallest sets that each year, group and subgroup is made of. */
function studentSets(list: string): Map<string, Set<string>> {
  const atoms = new Map<string, Set<string>>();
  const put = (set: string, parts: readonly string[]) =>
    atoms.set(set, new Set([...(atoms.get(set) ?? []), ...parts]));
  for (const year of blocks(list, 'Year')) {
    const groups = blocks(year, 'Group').map((group) => ({
      name: one(group, 'Name'),
      parts: blocks(group, 'Subgroup').map((subgroup) => one(subgroup, 'Name')),
    }));
    for (const { name, parts } of groups) {
      for (const part of parts) put(part, [part]);
      put(name, parts.length === 0 ? [name] : parts);
    }
    put(
      one(year, 'Name'),
      groups.length === 0
        ? [one(year, 'Name')]
        : groups.flatMap(({ name, parts }) => (parts.length === 0 ? [name] : parts)),
    );
  }
  return atoms;
}

/** The lessons of the timetable that fet-cl writes. */
export function fetTimetable(text: string): Map<string, PlacedLesson> {
  return new Map(
    blocks(text, 'Activity')
      .filter((lesson) => one(lesson, 'Day') !== '')
      .map((lesson) => [
        one(lesson, 'Id'),
        { day: one(lesson, 'Day'), hour: one(lesson, 'Hour'), room: one(lesson, 'Room') },
      ]),
  );
}
