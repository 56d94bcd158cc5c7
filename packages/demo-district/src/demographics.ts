import type { Chance } from './chance.ts';
import type { DemographicsRow } from './one-roster-rows.ts';
import type { Student } from './roster-book.ts';

type Group = 'native' | 'asian' | 'black' | 'pacific' | 'white' | 'two';

/** Shares in percent that a mixed suburban district might have; invented, of no real place. */
const shares: readonly (readonly [Group, number])[] = [
  ['white', 46],
  ['black', 17],
  ['asian', 12],
  ['two', 9],
  ['native', 2],
  ['pacific', 1],
];
const HISPANIC_SHARE = 0.29;

/** Demographics of each student by chance alone, apart from names and sections, with an age that fits the grade. */
export function demographicsOf(
  students: readonly Student[],
  schoolYear: number,
  chance: Chance,
): readonly DemographicsRow[] {
  const urn = shares.flatMap(([group, share]) => new Array<Group>(share).fill(group));
  return students.map((student) => {
    const group = chance.pick(urn);
    return {
      sourcedId: student.sourcedId,
      birthDate: birthDate(student.grade, schoolYear, chance),
      sex: student.sex,
      americanIndianOrAlaskaNative: group === 'native',
      asian: group === 'asian' || (group === 'two' && chance.isLucky(0.4)),
      blackOrAfricanAmerican: group === 'black' || (group === 'two' && chance.isLucky(0.4)),
      nativeHawaiianOrOtherPacificIslander: group === 'pacific',
      white: group === 'white' || (group === 'two' && chance.isLucky(0.7)),
      demographicRaceTwoOrMoreRaces: group === 'two',
      hispanicOrLatinoEthnicity: chance.isLucky(HISPANIC_SHARE),
    };
  });
}

/** Five years old on September 1 of the kindergarten year, one year more for each grade. */
function birthDate(grade: string, schoolYear: number, chance: Chance): string {
  const age = 5 + (grade === 'KG' ? 0 : Number(grade));
  const youngest = Temporal.PlainDate.from({ year: schoolYear - 1 - age, month: 8, day: 31 });
  return youngest.subtract({ days: chance.between(0, 364) }).toString();
}
