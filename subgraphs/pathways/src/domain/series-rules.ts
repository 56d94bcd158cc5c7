import { type InvalidInput, invalidInput } from '@quad/kernel';
import type { OfferingStandsAloneFault, RepeatedOutcomesFault } from './errors.ts';
import type { Offering } from './offering.ts';
import { repeatedOutcomes } from './series.ts';

const LONGEST_TITLE = 200;
const MOST_OFFERINGS = 50;

/** A series has a name and at least two offerings, each once. */
export function faultOfSeriesInput(input: {
  readonly title: string;
  readonly offeringIds: readonly string[];
}): InvalidInput | null {
  const title = input.title.trim();
  if (title === '' || title.length > LONGEST_TITLE) {
    return invalidInput(`Give the series a title of 1 to ${LONGEST_TITLE} characters.`, ['input', 'title']);
  }
  const count = input.offeringIds.length;
  if (count < 2 || count > MOST_OFFERINGS) {
    return invalidInput(`A series has 2 to ${MOST_OFFERINGS} offerings, not ${count}.`, [
      'input',
      'offeringIds',
    ]);
  }
  const twice = input.offeringIds.find((id, index) => input.offeringIds.indexOf(id) !== index);
  if (twice !== undefined) {
    return invalidInput(`Offering ${twice} stands in the series twice; keep it once.`, [
      'input',
      'offeringIds',
    ]);
  }
  return null;
}

/** S4-12: a series repeats no outcome unless the lead confirms that the repetition is meant. */
export function faultOfSeries(
  offerings: readonly Offering[],
  areRepeatedOutcomesConfirmed: boolean,
): OfferingStandsAloneFault | RepeatedOutcomesFault | null {
  const alone = offerings.find((offering) => !offering.canBeSeries);
  if (alone !== undefined) {
    return {
      code: 'OfferingStandsAlone',
      message: `Offering ${alone.number} (${alone.title}) is taken alone; leave it out of the series.`,
      path: ['input', 'offeringIds'],
      offeringId: alone.id,
    };
  }
  const repeated = repeatedOutcomes(offerings);
  if (repeated.length === 0 || areRepeatedOutcomesConfirmed) return null;
  const texts = repeated.map(({ text }) => `"${text}"`).join(', ');
  return {
    code: 'RepeatedOutcomes',
    message: `More than one offering promises ${texts}; leave one out or confirm the repetition.`,
    path: ['input', 'areRepeatedOutcomesConfirmed'],
    repeated,
  };
}
