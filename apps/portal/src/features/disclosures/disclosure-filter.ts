import { type StudentPurpose, studentPurposeIds } from '@quad/kernel';

/** What the address asks for; days are the reader's own, the last one included. */
export interface AskedDisclosures {
  readonly purpose: StudentPurpose | null;
  readonly isRequired: boolean | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly studentId: string | null;
  readonly readerId: string | null;
}

/** The filters as they stand in the address; what is no day is left out. */
export function askedDisclosures(params: URLSearchParams): AskedDisclosures {
  const required = params.get('required');
  return {
    purpose: studentPurposeIds.find((purpose) => purpose === params.get('purpose')) ?? null,
    isRequired: required === 'yes' ? true : required === 'no' ? false : null,
    from: dayOf(params.get('from')),
    until: dayOf(params.get('until')),
    studentId: params.get('student') || null,
    readerId: params.get('reader') || null,
  };
}

/** The filter of the graph: days become instants of the reader's own zone. */
export function disclosureFilterOf({ from, until, ...rest }: AskedDisclosures) {
  return {
    ...rest,
    from: from === null ? null : beginOf(from, 0),
    until: until === null ? null : beginOf(until, 1),
  };
}

function dayOf(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  return Number.isNaN(Date.parse(text)) ? null : text;
}

/** The first instant of the day that is so many days later, by the clock on the reader's wall. */
function beginOf(day: string, daysLater: number): string {
  const begin = new Date(`${day}T00:00`);
  begin.setDate(begin.getDate() + daysLater);
  return begin.toISOString();
}
