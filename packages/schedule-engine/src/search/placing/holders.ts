import type { Model } from '../../model/model.ts';
import { ragged } from '../../model/ragged.ts';

/**
 * Students whose sections are all given: a clash in their timetable can be mended by nothing but a section's move. Where
 * they need the courses it stands in a section's way like a teacher's other section; where they only want them it has a
 * price. There are none where students have a choice.
 */
export type Holders = {
  readonly count: number;
  /** So many of them, the first, need their courses. */
  readonly needy: number;
  /** The student whose absences and limits stand for the holder. */
  readonly students: readonly number[];
  readonly bySectionStart: Int32Array;
  readonly bySection: Int32Array;
};

/** A student more is left out if another has all of that one's sections; with more students nobody is compared. */
const mostCompared = 4000;

export function holdersOf(model: Model): Holders {
  const students: number[] = [];
  const sections: Set<number>[] = [];
  if (isTimetable(model))
    for (let student = 0; student < model.studentCount; student += 1) {
      const own = sectionsOf(model, student);
      if (own.size === 0) continue;
      students.push(student);
      sections.push(own);
    }
  const isNeedy = students.map((student) => {
    for (let at = model.studentRequestStart[student]; at < model.studentRequestStart[student + 1]; at += 1)
      if (model.requestIsMandatory[at] === 1) return true;
    return false;
  });
  const byNeed = [true, false].map((need) => [...students.keys()].filter((one) => isNeedy[one] === need));
  const kept = byNeed.flatMap((ones) =>
    ones.filter((one) => !isCovered(model, students, sections, one, ones)),
  );
  const bySection: number[][] = Array.from({ length: model.sectionCount }, () => []);
  kept.forEach((one, holder) => {
    for (const section of sections[one]) bySection[section].push(holder);
  });
  const lists = ragged(bySection);
  return {
    count: kept.length,
    needy: kept.filter((one) => isNeedy[one]).length,
    students: kept.map((one) => students[one]),
    bySectionStart: lists.start,
    bySection: lists.all,
  };
}

/** Whether no student has a choice: every request can be met in one place alone, or in none. */
export function isTimetable(model: Model): boolean {
  for (let request = 0; request < model.requestCount; request += 1)
    if (
      model.requestIsAlternate[request] === 1 ||
      model.optionStart[request + 1] - model.optionStart[request] > 1
    )
      return false;
  return model.requestCount > 0;
}

function sectionsOf(model: Model, student: number): Set<number> {
  const own = new Set<number>();
  const requests = model.studentRequestStart;
  for (let request = requests[student]; request < requests[student + 1]; request += 1)
    for (let option = model.optionStart[request]; option < model.optionStart[request + 1]; option += 1) {
      const unit = model.options[option];
      for (let at = model.unitSectionStart[unit]; at < model.unitSectionStart[unit + 1]; at += 1)
        own.add(model.unitSections[at]);
    }
  return own;
}

/** Whether another student has the same sections and more, or an earlier one the same, and is no freer. */
function isCovered(
  model: Model,
  students: readonly number[],
  sections: readonly Set<number>[],
  one: number,
  among: readonly number[],
): boolean {
  if (among.length > mostCompared) return false;
  return among.some(
    (other) =>
      other !== one &&
      (sections[other].size > sections[one].size ||
        (sections[other].size === sections[one].size && other < one)) &&
      sections[one].isSubsetOf(sections[other]) &&
      isNoFreer(model, students[other], students[one]),
  );
}

function isNoFreer(model: Model, student: number, than: number): boolean {
  for (let slot = 0; slot < model.slotCount; slot += 1)
    if (
      model.studentBlocked[student * model.slotCount + slot] <
      model.studentBlocked[than * model.slotCount + slot]
    )
      return false;
  for (let group = 0; group < model.slotGroupCount; group += 1)
    if (
      model.studentGroupLimit[student * model.slotGroupCount + group] >
      model.studentGroupLimit[than * model.slotGroupCount + group]
    )
      return false;
  return true;
}
