import type { BellSchedule } from '../../problem/bell-schedule.ts';
import { childOf, childrenOf, textOf, textsOf, type XmlElement } from './xml-tree.ts';

/** An activity of a FET file: one lesson of one subject, with everybody who takes part. */
export type FetActivity = {
  readonly id: string;
  readonly subject: string;
  readonly tags: readonly string[];
  readonly teachers: readonly string[];
  /** Names of years, groups and subgroups. */
  readonly sets: readonly string[];
  /** Hours in a row. */
  readonly hours: number;
  /** People in its sets, as FET counts them against a room. */
  readonly people: number;
};

export type FetSchool = {
  readonly name: string;
  readonly days: readonly string[];
  readonly hours: readonly string[];
  /** `day hour` at which nobody has lessons. */
  readonly breaks: ReadonlySet<string>;
  readonly activities: readonly FetActivity[];
  readonly teachers: readonly string[];
  readonly rooms: readonly { readonly id: string; readonly capacity: number }[];
  /** The smallest sets of which a year, a group or a subgroup is made: who shares one may not be in two lessons at once. */
  readonly atomsOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Constraints that are switched on, of time and of space. */
  readonly constraints: readonly XmlElement[];
};

export const slotId = (day: string, hour: string) => `${day} ${hour}`;
export const patternId = (slot: string, hours: number) => (hours === 1 ? slot : `${slot} ×${hours}`);

const isActive = (element: XmlElement) => textOf(element, 'Active') !== 'false';

export function fetSchool(fet: XmlElement): FetSchool {
  const constraints = ['Time_Constraints_List', 'Space_Constraints_List'].flatMap(
    (list) => childOf(fet, list)?.children.filter(isActive) ?? [],
  );
  const { atomsOf, peopleOf } = studentSets(childrenOf(childOf(fet, 'Students_List'), 'Year'));
  return {
    name: textOf(fet, 'Institution_Name'),
    days: namesOf(fet, 'Days_List', 'Day'),
    hours: namesOf(fet, 'Hours_List', 'Hour'),
    breaks: new Set(
      constraints
        .filter(({ name }) => name === 'ConstraintBreakTimes')
        .flatMap((constraint) => childrenOf(constraint, 'Break_Time'))
        .map((time) => slotId(textOf(time, 'Day'), textOf(time, 'Hour'))),
    ),
    activities: childrenOf(childOf(fet, 'Activities_List'), 'Activity')
      .filter(isActive)
      .map((activity) => {
        const sets = textsOf(activity, 'Students');
        return {
          id: textOf(activity, 'Id'),
          subject: textOf(activity, 'Subject'),
          tags: textsOf(activity, 'Activity_Tag'),
          teachers: textsOf(activity, 'Teacher'),
          sets,
          hours: Number(textOf(activity, 'Duration')),
          people: sets.reduce((sum, set) => sum + (peopleOf.get(set) ?? 0), 0),
        };
      }),
    teachers: namesOf(fet, 'Teachers_List', 'Teacher'),
    rooms: childrenOf(childOf(fet, 'Rooms_List'), 'Room').map((room) => ({
      id: textOf(room, 'Name'),
      capacity: Number(textOf(room, 'Capacity')),
    })),
    atomsOf,
    constraints,
  };
}

const namesOf = (fet: XmlElement, list: string, entry: string): string[] =>
  childrenOf(childOf(fet, list), entry).map((element) => textOf(element, 'Name'));

function studentSets(years: readonly XmlElement[]) {
  const atomsOf = new Map<string, ReadonlySet<string>>();
  const peopleOf = new Map<string, number>();
  const visit = (set: XmlElement, below: readonly ('Group' | 'Subgroup')[]): ReadonlySet<string> => {
    const name = textOf(set, 'Name');
    const parts = below.length === 0 ? [] : childrenOf(set, below[0]);
    const atoms =
      parts.length === 0
        ? new Set([name])
        : new Set(parts.flatMap((part) => [...visit(part, below.slice(1))]));
    // A set that stands in several others is the same one.
    atomsOf.set(name, new Set([...(atomsOf.get(name) ?? []), ...atoms]));
    peopleOf.set(name, Number(textOf(set, 'Number_of_Students')));
    return atoms;
  };
  for (const year of years) visit(year, ['Group', 'Subgroup']);
  return { atomsOf, peopleOf };
}

/** The week without its breaks; a lesson of several hours takes hours that follow each other, across no break. */
export function fetBell({ days, hours, breaks, activities }: FetSchool): BellSchedule {
  const isTime = (day: string, hour: string | undefined) =>
    hour !== undefined && !breaks.has(slotId(day, hour));
  const lengths = [...new Set(activities.map((activity) => activity.hours))].sort((a, b) => a - b);
  return {
    terms: [{ id: 'week' }],
    dayTypes: days.map((id) => ({ id })),
    slots: days.flatMap((day) =>
      hours
        .filter((hour) => isTime(day, hour))
        .map((hour) => ({ id: slotId(day, hour), term: 'week', dayType: day, period: hour })),
    ),
    patterns: lengths.flatMap((length) =>
      days.flatMap((day) =>
        hours
          .filter((_, at) =>
            Array.from({ length }, (_one, next) => hours[at + next]).every((hour) => isTime(day, hour)),
          )
          .map((hour) => {
            const at = hours.indexOf(hour);
            return {
              id: patternId(slotId(day, hour), length),
              slots: hours.slice(at, at + length).map((taken) => slotId(day, taken)),
            };
          }),
      ),
    ),
  };
}
