import type { CohortSession } from '../domain/cohort-session.ts';
import { endsAt, type ProgramEdition, startsOn } from '../domain/program-edition.ts';
import { editionText } from '../domain/search.ts';
import type { EditionRow, SessionRow } from './models.ts';

export function toEdition(row: EditionRow): ProgramEdition {
  return {
    id: row._id,
    version: row.version,
    tenantId: row.tenantId,
    programId: row.programId,
    academicYear: row.academicYear,
    status: row.status,
    sessions: row.sessions.map(toSession),
    topics: row.topics,
    publishedZones: row.publishedZones,
    capacity: row.capacity ?? null,
    signUpCount: row.signUpCount,
    signUpsCloseOn: row.signUpsCloseOn ?? null,
    clonedFromId: row.clonedFromId ?? null,
  };
}

export function toEditionRow(edition: ProgramEdition): EditionRow {
  return {
    _id: edition.id,
    tenantId: edition.tenantId,
    programId: edition.programId,
    academicYear: edition.academicYear,
    signUpCount: edition.signUpCount,
    clonedFromId: edition.clonedFromId,
    ...toSyllabusRow(edition),
  };
}

/** The part of an edition that an editor changes; the count of sign-ups is never written with it. */
export function toSyllabusRow(edition: ProgramEdition) {
  return {
    version: edition.version,
    status: edition.status,
    sessions: edition.sessions.map(toSessionRow),
    topics: edition.topics,
    publishedZones: edition.publishedZones,
    capacity: edition.capacity,
    signUpsCloseOn: edition.signUpsCloseOn,
    startsOn: startsOn(edition) ?? '',
    endsAt: new Date(endsAt(edition).epochMilliseconds),
    searchText: editionText(edition),
  };
}

function toSession(row: SessionRow): CohortSession {
  const { _id, updatedAt, ...facts } = row;
  return {
    ...facts,
    id: _id,
    essentialQuestion: row.essentialQuestion ?? null,
    summary: row.summary ?? null,
    when: row.when ?? null,
    weekdayLabel: row.weekdayLabel ?? null,
    modality: row.modality ?? null,
    place: row.place ?? null,
    updatedAt: Temporal.Instant.fromEpochMilliseconds(updatedAt.getTime()),
  };
}

function toSessionRow(session: CohortSession): SessionRow {
  const { id, updatedAt, ...facts } = session;
  return { ...facts, _id: id, updatedAt: new Date(updatedAt.epochMilliseconds) };
}
