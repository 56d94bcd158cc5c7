import { z } from 'zod';
import { amount, count, flag, id, ids, text } from './words.ts';

/** When a school meets; `bell-schedule.ts` says what each field means. */
export const bellShape = z
  .strictObject({
    terms: z.array(z.strictObject({ id, name: text })),
    dayTypes: z.array(z.strictObject({ id, name: text })),
    slots: z.array(
      z.strictObject({
        id,
        term: id,
        dayType: id,
        period: z.string(),
        minutes: amount.exactOptional(),
        breakBefore: flag,
      }),
    ),
    patterns: z.array(z.strictObject({ id, slots: ids })),
    lunch: z.array(z.strictObject({ slots: ids })).exactOptional(),
  })
  .describe('When the school meets: terms, kinds of day, slots in the order of the day, meeting patterns.');

/** A course of study; `course.ts` says what each field means. */
export const courseShape = z
  .strictObject({
    id,
    title: text,
    department: text,
    level: text,
    credits: amount.exactOptional(),
    gradeLevels: z.array(z.string()).exactOptional(),
    isCore: flag,
    isAdvanced: flag,
    cap: count,
    minimum: count.exactOptional(),
    sections: count.exactOptional(),
    patterns: ids.exactOptional(),
    roomType: text,
    isTaught: flag,
    prerequisites: ids.exactOptional(),
    corequisites: ids.exactOptional(),
    coTaught: z.strictObject({ sections: count, coTeachers: ids }).exactOptional(),
    gives: text,
  })
  .describe('A course of study, with its cap and how many sections are planned.');

export const sectionShape = z
  .strictObject({
    id,
    courses: ids,
    cap: count.exactOptional(),
    patterns: ids.exactOptional(),
    teachers: ids.exactOptional(),
    rooms: ids.exactOptional(),
    team: id.exactOptional(),
    coTeachers: ids.exactOptional(),
  })
  .describe('A section with an id or a wish of its own; what is left out comes from its course.');

export const linkShape = z
  .strictObject({
    kind: z.enum([
      'SAME_STUDENTS',
      'SAME_TEACHER',
      'CONSECUTIVE',
      'SAME_PATTERN',
      'DIFFERENT_TIME',
      'SAME_PERIOD',
      'GAP',
      'FEW_ROOMS',
      'SAME_ROOM_IN_A_ROW',
    ]),
    sections: ids,
    rooms: count.exactOptional().describe('Of FEW_ROOMS: most different rooms; left out: 1.'),
    slots: count.exactOptional().describe('Of GAP: fewest slots between two on one day; left out: 1.'),
  })
  .describe('How sections hang together.');

export const roomShape = z
  .strictObject({ id, type: z.string(), capacity: count, unavailable: ids.exactOptional() })
  .describe('A place to teach, with its type and how many it seats.');

export const teacherShape = z
  .strictObject({
    id,
    department: text,
    qualifiedFor: ids,
    unavailable: ids.exactOptional(),
    maxSections: count.exactOptional(),
    maxPreps: count.exactOptional(),
    maxConsecutive: count.exactOptional(),
    needsLunch: flag,
    fte: amount.exactOptional(),
  })
  .describe('Who teaches, what, when not, and how much at most.');

export const teamShape = z
  .strictObject({
    id,
    teachers: ids,
    commonPlanning: count.exactOptional(),
    courses: ids.exactOptional(),
  })
  .describe('Teachers and students that belong together.');
