import { type InvalidInput, invalidInput } from '@quad/kernel';
import { isTimeZone } from './session-times.ts';

const LONGEST_LINE = 200;
const MOST_LINES = 100;

/** Null when the text has 1 to `longest` characters beside white space. */
export function lineFault(text: string, longest: number, path: readonly string[]): InvalidInput | null {
  const { length } = text.trim();
  if (length >= 1 && length <= longest) return null;
  return invalidInput(`${path.join('.')} needs 1 to ${longest} characters, not ${length}.`, path);
}

/** Null when the client's id of an act can be remembered: 1 to 200 characters. */
export function clientMutationFault(clientMutationId: string): InvalidInput | null {
  return lineFault(clientMutationId, LONGEST_LINE, ['input', 'clientMutationId']);
}

/** Null when a list of short lines (topics, ids) is of usable size. */
export function linesFault(lines: readonly string[], path: readonly string[]): InvalidInput | null {
  if (lines.length > MOST_LINES) return invalidInput(`At most ${MOST_LINES}, not ${lines.length}.`, path);
  for (const line of lines) {
    const fault = lineFault(line, LONGEST_LINE, path);
    if (fault !== null) return fault;
  }
  return null;
}

/** Null when every zone is one of IANA and there is at least one. */
export function zonesFault(zones: readonly string[], path: readonly string[]): InvalidInput | null {
  if (zones.length === 0) return invalidInput('At least one zone is needed, e.g. America/New_York.', path);
  const unknown = zones.find((zone) => !isTimeZone(zone));
  return unknown === undefined ? null : zoneFault(unknown, path);
}

/** Null when this is a zone of IANA. */
export function zoneFault(zone: string, path: readonly string[]): InvalidInput | null {
  return isTimeZone(zone) ? null : invalidInput(`${zone} is not an IANA zone like America/New_York.`, path);
}
