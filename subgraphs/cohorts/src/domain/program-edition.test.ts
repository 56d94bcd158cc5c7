import { describe, expect, it } from 'vitest';
import { draftEdition } from './new-edition.ts';
import {
  editionLabel,
  endsAt,
  endsOn,
  hasEnded,
  isFull,
  isOpen,
  type ProgramEdition,
  startsOn,
} from './program-edition.ts';
import { nextEducationWorkforce } from './syllabi/next-education-workforce.ts';

const at = (instant: string) => Temporal.Instant.from(instant);
const edition: ProgramEdition = {
  ...draftEdition(
    { tenantId: 'org_foundation', programId: 'prg_1', ...nextEducationWorkforce },
    (noun) => `${noun}_1`,
    at('2022-08-01T12:00:00Z'),
  ),
  status: 'PUBLISHED',
};

it('labels an academic year, also over the turn of a century', () => {
  expect(editionLabel(2022)).toBe('2022–23');
  expect(editionLabel(2099)).toBe('2099–00');
});

describe('the span of an edition', () => {
  it('reaches from the first session to the end of the last month kept for tailored ones', () => {
    expect(startsOn(edition)).toBe('2022-09-29');
    expect(endsOn(edition)).toBe('2023-05-31');
    expect(endsAt(edition).toString()).toBe('2023-06-01T04:00:00Z');
  });

  it('ends with the last session when no month is kept', () => {
    const core = { ...edition, sessions: edition.sessions.slice(0, 5) };
    expect(endsOn(core)).toBe('2023-01-12');
    expect(endsAt(core).toString()).toBe('2023-01-12T22:30:00Z');
  });

  it('is the school year’s while a program is announced without its schedule', () => {
    const empty = { ...edition, sessions: [] };
    expect([startsOn(empty), endsOn(empty)]).toEqual([null, '2023-06-30']);
    expect(hasEnded(empty, at('2023-07-01T03:59:59Z'))).toBe(false);
    expect(hasEnded(empty, at('2023-07-01T04:00:00Z'))).toBe(true);
  });
});

describe('isOpen', () => {
  it('is open until the end, though the status may lag behind', () => {
    expect(isOpen(edition, at('2023-06-01T03:59:59Z'))).toBe(true);
    expect(isOpen(edition, at('2023-06-01T04:00:00Z'))).toBe(false);
  });

  it('closes at the end of the last day for signing up, in the edition’s zone', () => {
    const closing = { ...edition, signUpsCloseOn: '2022-09-20' };
    expect(isOpen(closing, at('2022-09-21T03:59:59Z'))).toBe(true);
    expect(isOpen(closing, at('2022-09-21T04:00:00Z'))).toBe(false);
  });

  it('never opens a draft or a past edition', () => {
    const now = at('2022-09-01T12:00:00Z');
    expect(isOpen({ ...edition, status: 'DRAFT' }, now)).toBe(false);
    expect(isOpen({ ...edition, status: 'PAST' }, now)).toBe(false);
  });
});

it('is full when every place is taken, and never without a limit', () => {
  expect(isFull({ capacity: 2, signUpCount: 1 })).toBe(false);
  expect(isFull({ capacity: 2, signUpCount: 2 })).toBe(true);
  expect(isFull({ capacity: null, signUpCount: 9_999 })).toBe(false);
});
