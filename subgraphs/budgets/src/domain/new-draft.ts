import { type InvalidInput, invalidInput, isIdOf } from '@quad/kernel';

const LONGEST_TITLE = 200;
const FIRST_FISCAL_YEAR = 2000;
const LAST_FISCAL_YEAR = 2100;

export function faultOfTitle(title: string): InvalidInput | null {
  const { length } = title.trim();
  if (length >= 1 && length <= LONGEST_TITLE) return null;
  return invalidInput(`Give the request a title of 1 to ${LONGEST_TITLE} characters.`, ['input', 'title']);
}

export function faultOfFiscalYear(fiscalYear: number): InvalidInput | null {
  if (fiscalYear >= FIRST_FISCAL_YEAR && fiscalYear <= LAST_FISCAL_YEAR) return null;
  return invalidInput(
    `The fiscal year is named by the year in which it ends, ${FIRST_FISCAL_YEAR} to ${LAST_FISCAL_YEAR}, not ${fiscalYear}.`,
    ['input', 'fiscalYear'],
  );
}

/** An organization's id must have the form of one; which exist is known to directory alone. */
export function faultOfOrganization(id: string | null, field: string): InvalidInput | null {
  if (id === null || isIdOf('organization', id)) return null;
  return invalidInput(`${id} is not the id of an organization; take it from the directory.`, [
    'input',
    field,
  ]);
}

/** A text that must be there, within bounds of its length without outer spaces. */
export function faultOfText(
  text: string,
  field: string,
  bounds: { readonly shortest: number; readonly longest: number },
): InvalidInput | null {
  const { length } = text.trim();
  if (length >= bounds.shortest && length <= bounds.longest) return null;
  return invalidInput(
    `${field} must have ${bounds.shortest} to ${bounds.longest} characters, not ${length}.`,
    ['input', field],
  );
}
