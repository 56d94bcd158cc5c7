import type { UserFault } from '@quad/kernel';
import type { EditionStatus, ProgramEdition } from './program-edition.ts';
import type { Weekday } from './weekdays.ts';

/** Sessions without an essential question: S0-05, every session must have one. */
export interface EssentialQuestionMissing extends UserFault<'EssentialQuestionMissing'> {
  readonly sessionNumbers: readonly number[];
}

export interface WeekdayDisagreement {
  readonly number: number;
  readonly startsOn: string;
  readonly weekdayLabel: string;
  readonly weekday: Weekday;
}

/** Weekdays are printed that are not those of their dates. */
export interface WeekdayMismatch extends UserFault<'WeekdayMismatch'> {
  readonly sessions: readonly WeekdayDisagreement[];
}

/** The program already has an edition of that academic year. */
export interface EditionExists extends UserFault<'EditionExists'> {
  readonly editionId: string;
}

/** The edition does not stand where the act needs it. */
export interface WrongEditionStatus extends UserFault<'WrongEditionStatus'> {
  readonly status: EditionStatus;
}

/** The edition takes no sign-ups now. */
export interface EditionNotOpen extends UserFault<'EditionNotOpen'> {
  readonly status: EditionStatus;
}

/** Every place is taken. */
export interface EditionFull extends UserFault<'EditionFull'> {
  readonly capacity: number;
}

/** The person already has a place. */
export interface AlreadySignedUp extends UserFault<'AlreadySignedUp'> {
  readonly signUpId: string;
}

export function essentialQuestionMissing(sessionNumbers: readonly number[]): EssentialQuestionMissing {
  return {
    code: 'EssentialQuestionMissing',
    sessionNumbers,
    message: `Session ${sessionNumbers.join(', ')} has no essential question; write one for each before publishing.`,
  };
}

export function weekdayMismatch(sessions: readonly WeekdayDisagreement[]): WeekdayMismatch {
  const said = sessions.map(
    ({ number, startsOn, weekdayLabel, weekday }) =>
      `session ${number} prints ${weekdayLabel}, but ${startsOn} is a ${weekday}`,
  );
  return {
    code: 'WeekdayMismatch',
    sessions,
    message: `Weekdays disagree with their dates: ${said.join('; ')}. Correct the date or the label.`,
  };
}

export function editionExists(label: string, editionId: string): EditionExists {
  return {
    code: 'EditionExists',
    editionId,
    message: `The program already has the edition ${label} (${editionId}); change that one.`,
  };
}

export function wrongEditionStatus(edition: ProgramEdition, wanted: string): WrongEditionStatus {
  return {
    code: 'WrongEditionStatus',
    status: edition.status,
    message: `Edition ${edition.id} is ${edition.status}; ${wanted}.`,
  };
}

export function editionNotOpen(edition: ProgramEdition): EditionNotOpen {
  return {
    code: 'EditionNotOpen',
    status: edition.status,
    message: `Edition ${edition.id} takes no sign-ups now; choose one that is open.`,
  };
}

export function editionFull(edition: ProgramEdition, capacity: number): EditionFull {
  return {
    code: 'EditionFull',
    capacity,
    message: `All ${capacity} places of edition ${edition.id} are taken; choose another, or wait until one is given back.`,
  };
}

export function alreadySignedUp(signUpId: string, editionId: string): AlreadySignedUp {
  return {
    code: 'AlreadySignedUp',
    signUpId,
    message: `There already is a place in edition ${editionId} (${signUpId}); nothing needs to be done.`,
  };
}
