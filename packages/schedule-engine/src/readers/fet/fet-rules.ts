import type { SectionLink } from '../../problem/section.ts';
import type { Student } from '../../problem/student.ts';
import { type FetActivity, type FetSchool, slotId } from './fet-school.ts';
import { childrenOf, textOf, textsOf, type XmlElement } from './xml-tree.ts';

/** What the constraints of a file come to, by activity, teacher and room. */
export type FetRules = {
  /** Slots that every hour of the activity must be in, one set for each rule. */
  readonly within: Map<string, ReadonlySet<string>[]>;
  /** The slot of its first hour. */
  readonly startsAt: Map<string, string>;
  readonly rooms: Map<string, ReadonlySet<string>[]>;
  readonly teacherAway: Map<string, string[]>;
  readonly roomAway: Map<string, string[]>;
  readonly links: SectionLink[];
  /** Rooms of the lessons that one set of students has alone and that no other rule gives a room. */
  readonly homeRooms: Map<string, ReadonlySet<string>>;
  /** Students who stand for a rule on a day's lessons: all their lessons can be met just when the rule holds. */
  readonly watchers: Student[];
  /** Constraints that a problem cannot say, by name, with how many there are. */
  readonly unknown: Map<string, number>;
};

type Reader = (constraint: XmlElement, rules: FetRules, school: FetSchool) => string | undefined;

const add = <Key, Entry>(map: Map<Key, Entry[]>, key: Key, ...entries: readonly Entry[]) =>
  map.set(key, [...(map.get(key) ?? []), ...entries]);

const timesOf = (constraint: XmlElement, list: string, prefix: string): string[] =>
  childrenOf(constraint, list).map((time) =>
    slotId(textOf(time, `${prefix}Day`), textOf(time, `${prefix}Hour`)),
  );

const absences = (constraint: XmlElement) => timesOf(constraint, 'Not_Available_Time', '');

const preferredRooms = (constraint: XmlElement): ReadonlySet<string> =>
  new Set([...textsOf(constraint, 'Room'), ...textsOf(constraint, 'Preferred_Room')]);

/** Rooms for all activities that a constraint of space picks. */
const roomsFor =
  (isMeant: (activity: FetActivity, constraint: XmlElement, school: FetSchool) => boolean): Reader =>
  (constraint, { rooms }, school) => {
    for (const activity of school.activities)
      if (isMeant(activity, constraint, school)) add(rooms, activity.id, preferredRooms(constraint));
    return undefined;
  };

const bySubject = ({ subject }: FetActivity, constraint: XmlElement) =>
  subject === textOf(constraint, 'Subject');
const byTag = ({ tags }: FetActivity, constraint: XmlElement) =>
  tags.includes(textOf(constraint, 'Activity_Tag'));
const byId = ({ id }: FetActivity, constraint: XmlElement) => id === textOf(constraint, 'Activity_Id');

const preferredSlots = (constraint: XmlElement) =>
  new Set(timesOf(constraint, 'Preferred_Time_Slot', 'Preferred_'));

/** Filters that are empty mean all. */
const isPicked = (activity: FetActivity, constraint: XmlElement): boolean => {
  const holds = (key: string, test: (wanted: string) => boolean) => {
    const wanted = textOf(constraint, key);
    return wanted === '' || test(wanted);
  };
  return (
    holds('Teacher_Name', (name) => activity.teachers.includes(name)) &&
    holds('Students_Name', (name) => activity.sets.includes(name)) &&
    holds('Subject_Name', (name) => activity.subject === name) &&
    holds('Activity_Tag_Name', (name) => activity.tags.includes(name)) &&
    holds('Duration', (hours) => activity.hours === Number(hours))
  );
};

const known: Readonly<Record<string, Reader>> = {
  // Nobody is in two places at once: what the engine is for. Breaks are no slots.
  ConstraintBasicCompulsoryTime: () => undefined,
  ConstraintBasicCompulsorySpace: () => undefined,
  ConstraintBreakTimes: () => undefined,
  ConstraintActivityPreferredStartingTime: (constraint, { startsAt }) => {
    const slot = slotId(textOf(constraint, 'Preferred_Day'), textOf(constraint, 'Preferred_Hour'));
    if (textOf(constraint, 'Preferred_Day') === '' || textOf(constraint, 'Preferred_Hour') === '')
      return 'with a day or an hour alone';
    startsAt.set(textOf(constraint, 'Activity_Id'), slot);
    return undefined;
  },
  ConstraintActivityPreferredTimeSlots: (constraint, { within }) => {
    add(within, textOf(constraint, 'Activity_Id'), preferredSlots(constraint));
    return undefined;
  },
  ConstraintActivitiesPreferredTimeSlots: (constraint, { within }, { activities }) => {
    for (const activity of activities)
      if (isPicked(activity, constraint)) add(within, activity.id, preferredSlots(constraint));
    return undefined;
  },
  ConstraintStudentsSetNotAvailableTimes: (constraint, { within }, { activities, atomsOf, days, hours }) => {
    const away = new Set(absences(constraint));
    const there = new Set(
      days.flatMap((day) => hours.map((hour) => slotId(day, hour))).filter((slot) => !away.has(slot)),
    );
    const atoms = atomsOf.get(textOf(constraint, 'Students')) ?? new Set();
    for (const { id, sets } of activities)
      if (sets.some((set) => !atoms.isDisjointFrom(atomsOf.get(set) ?? new Set()))) add(within, id, there);
    return undefined;
  },
  ConstraintTeacherNotAvailableTimes: (constraint, { teacherAway }) => {
    add(teacherAway, textOf(constraint, 'Teacher'), ...absences(constraint));
    return undefined;
  },
  ConstraintRoomNotAvailableTimes: (constraint, { roomAway }) => {
    add(roomAway, textOf(constraint, 'Room'), ...absences(constraint));
    return undefined;
  },
  ConstraintActivitiesSameStartingTime: (constraint, { links }, { activities }) => {
    const sections = activeIds(constraint, activities);
    if (lengthsOf(sections, activities).size > 1) return 'of activities of different lengths';
    links.push({ kind: 'SAME_PATTERN', sections });
    return undefined;
  },
  ConstraintActivitiesNotOverlapping: (constraint, { links }, { activities }) => {
    links.push({ kind: 'DIFFERENT_TIME', sections: activeIds(constraint, activities) });
    return undefined;
  },
  ConstraintActivitiesSameStartingHour: (constraint, { links }, { activities }) => {
    links.push({ kind: 'SAME_PERIOD', sections: activeIds(constraint, activities) });
    return undefined;
  },
  ConstraintMinGapsBetweenActivities: (constraint, { links }, { activities }) => {
    const slots = Number(textOf(constraint, 'MinGaps'));
    links.push({ kind: 'GAP', sections: activeIds(constraint, activities), slots });
    return undefined;
  },
  ConstraintActivitiesOccupyMaxDifferentRooms: (constraint, { links }, { activities }) => {
    const rooms = Number(textOf(constraint, 'Max_Number_of_Different_Rooms'));
    links.push({ kind: 'FEW_ROOMS', sections: activeIds(constraint, activities), rooms });
    return undefined;
  },
  // FET counts hours, and breaks are some; without them more is in a row here, and gaps are wider, than it asks for.
  ConstraintActivitiesSameRoomIfConsecutive: (constraint, { links }, { activities }) => {
    links.push({ kind: 'SAME_ROOM_IN_A_ROW', sections: activeIds(constraint, activities) });
    return undefined;
  },
  ConstraintTwoActivitiesConsecutive: (constraint, { links }) => {
    const sections = [textOf(constraint, 'First_Activity_Id'), textOf(constraint, 'Second_Activity_Id')];
    links.push({ kind: 'CONSECUTIVE', sections });
    return undefined;
  },
  ConstraintMinDaysBetweenActivities: (constraint, { watchers }, { activities }) => {
    if (textOf(constraint, 'MinDays') !== '1') return 'of more than one day';
    // Consecutive_If_Same_Day says what holds where the rule is broken, which no timetable can be held to.
    const ids = activeIds(constraint, activities);
    const lengths = lengthsOf(ids, activities);
    // Of lessons of one length a watcher who takes so many hours a day takes one; of others, of each pair.
    const groups =
      lengths.size === 1 ? [ids] : ids.flatMap((id, at) => ids.slice(at + 1).map((other) => [id, other]));
    for (const group of groups)
      if (group.length > 1)
        watchers.push(
          watcherOf(
            'not on one day',
            group,
            Math.max(...lengthsOf(group, activities)),
            isCompulsory(constraint),
          ),
        );
    return undefined;
  },
  ConstraintTeacherMaxHoursDaily: (constraint, { watchers }, { activities }) => {
    const teacher = textOf(constraint, 'Teacher_Name');
    const own = activities.filter(({ teachers }) => teachers.includes(teacher)).map(({ id }) => id);
    if (own.length > 0)
      watchers.push(
        watcherOf(
          `day of ${teacher}`,
          own,
          Number(textOf(constraint, 'Maximum_Hours_Daily')),
          isCompulsory(constraint),
        ),
      );
    return undefined;
  },
  ConstraintStudentsSetHomeRoom: (constraint, { homeRooms }) => {
    homeRooms.set(textOf(constraint, 'Students'), preferredRooms(constraint));
    return undefined;
  },
  ConstraintActivityPreferredRoom: roomsFor(byId),
  ConstraintActivityPreferredRooms: roomsFor(byId),
  ConstraintSubjectPreferredRoom: roomsFor(bySubject),
  ConstraintSubjectPreferredRooms: roomsFor(bySubject),
  ConstraintActivityTagPreferredRoom: roomsFor(byTag),
  ConstraintActivityTagPreferredRooms: roomsFor(byTag),
  ConstraintSubjectActivityTagPreferredRoom: roomsFor((one, own) => bySubject(one, own) && byTag(one, own)),
  ConstraintSubjectActivityTagPreferredRooms: roomsFor((one, own) => bySubject(one, own) && byTag(one, own)),
};

/** Below 100 % a constraint is a wish. */
const isCompulsory = (constraint: XmlElement) =>
  Number(textOf(constraint, 'Weight_Percentage') || 100) >= 100;

/**
 * Somebody who is in all these lessons and takes no more hours a day, so that they spread over days; of a wish, somebody
 * who needs none of them.
 */
const watcherOf = (
  why: string,
  lessons: readonly string[],
  maxSlots: number,
  isMandatory: boolean,
): Student => ({
  id: `${why}: ${lessons.join(', ')}`,
  requests: lessons.map((course) => ({ course, kind: 'PRIMARY', ...(isMandatory ? { isMandatory } : {}) })),
  maxSlots,
});

const activeIds = (constraint: XmlElement, activities: readonly FetActivity[]): string[] =>
  textsOf(constraint, 'Activity_Id').filter((id) => activities.some((activity) => activity.id === id));

const lengthsOf = (ids: readonly string[], activities: readonly FetActivity[]) =>
  new Set(activities.filter(({ id }) => ids.includes(id)).map(({ hours }) => hours));

export function fetRules(school: FetSchool): FetRules {
  const rules: FetRules = {
    within: new Map(),
    startsAt: new Map(),
    rooms: new Map(),
    teacherAway: new Map(),
    roomAway: new Map(),
    links: [],
    homeRooms: new Map(),
    watchers: [],
    unknown: new Map(),
  };
  const count = (name: string) => rules.unknown.set(name, (rules.unknown.get(name) ?? 0) + 1);
  for (const constraint of school.constraints) {
    const read = Object.hasOwn(known, constraint.name) ? known[constraint.name] : undefined;
    if (read === undefined) count(constraint.name);
    else {
      const lack = read(constraint, rules, school);
      if (lack !== undefined) count(`${constraint.name} ${lack}`);
    }
  }
  for (const { id, sets } of school.activities) {
    const home = sets.length === 1 ? rules.homeRooms.get(sets[0]) : undefined;
    if (home !== undefined && !rules.rooms.has(id)) add(rules.rooms, id, home);
  }
  for (const { teachers } of school.activities)
    if (teachers.length > 2) count('Activity with more than two teachers');
  return rules;
}
