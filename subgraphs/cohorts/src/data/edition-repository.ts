import type { ClientSession } from 'mongoose';
import { openKey } from '../domain/keyset.ts';
import type { Editions } from '../domain/ports.ts';
import { toEdition, toEditionRow, toSyllabusRow } from './edition-rows.ts';
import type { CohortsModels } from './models.ts';
import { visibleEditions } from './scope-filters.ts';
import { containsWords } from './searched-words.ts';

/** Editions with their sessions in the database; bound to a transaction when a session is given. */
export function createEditionRepository(models: CohortsModels, session: ClientSession | null): Editions {
  const { Edition } = models;
  return {
    async find(managed, id) {
      const row = await Edition.findOne({ $and: [{ _id: id }, visibleEditions(managed)] })
        .session(session)
        .lean();
      return row === null ? null : toEdition(row);
    },
    async findMany(managed, ids) {
      const rows = await Edition.find({ $and: [{ _id: { $in: [...ids] } }, visibleEditions(managed)] })
        .session(session)
        .lean();
      return rows.map(toEdition);
    },
    async findYear(managed, programId, academicYear) {
      const row = await Edition.findOne({ $and: [{ programId, academicYear }, visibleEditions(managed)] })
        .session(session)
        .lean();
      return row === null ? null : toEdition(row);
    },
    async findSessions(managed, sessionIds) {
      const rows = await Edition.find({
        $and: [{ 'sessions._id': { $in: [...sessionIds] } }, visibleEditions(managed)],
      })
        .session(session)
        .lean();
      const wanted = new Set(sessionIds);
      return rows
        .map(toEdition)
        .flatMap((edition) =>
          edition.sessions.filter(({ id }) => wanted.has(id)).map((found) => ({ session: found, edition })),
        );
    },
    async pageOfProgram(managed, programId, { first, after }) {
      const key = after === null ? null : openKey(after);
      const year = Number(key?.by);
      const beyond =
        key === null
          ? {}
          : { $or: [{ academicYear: { $lt: year } }, { academicYear: year, _id: { $gt: key.id } }] };
      const rows = await Edition.find({ $and: [{ programId }, visibleEditions(managed), beyond] })
        .sort({ academicYear: -1, _id: 1 })
        .limit(first + 1)
        .session(session)
        .lean();
      return { rows: rows.slice(0, first).map(toEdition), hasNextPage: rows.length > first };
    },
    async pageOfCurrent(now, { first, after }) {
      const key = after === null ? null : openKey(after);
      const beyond =
        key === null
          ? {}
          : { $or: [{ startsOn: { $gt: key.by } }, { startsOn: key.by, _id: { $gt: key.id } }] };
      const current = { status: 'PUBLISHED' as const, endsAt: { $gt: new Date(now.epochMilliseconds) } };
      const rows = await Edition.find({ $and: [current, beyond] })
        .sort({ startsOn: 1, _id: 1 })
        .limit(first + 1)
        .session(session)
        .lean();
      return { rows: rows.slice(0, first).map(toEdition), hasNextPage: rows.length > first };
    },
    async search(managed, words, first) {
      const rows = await Edition.find({ $and: [visibleEditions(managed), containsWords(words)] })
        .sort({ academicYear: -1, _id: 1 })
        .limit(first)
        .session(session)
        .lean();
      return rows.map(toEdition);
    },
    async insert(edition) {
      await Edition.create([toEditionRow(edition)], { session });
    },
    async replace(edition) {
      const { id: _id, tenantId, version } = edition;
      const outcome = await Edition.updateOne(
        { _id, tenantId, version: version - 1 },
        { $set: toSyllabusRow(edition) },
      ).session(session);
      if (outcome.matchedCount !== 1) throw new Error(`Edition ${_id} is no more at version ${version - 1}.`);
    },
    async countSignUps(edition, by) {
      const { id: _id, tenantId, signUpCount } = edition;
      // Naming the count that was read makes two sign-ups for one place conflict whatever the isolation.
      const outcome = await Edition.updateOne(
        { _id, tenantId, signUpCount },
        { $inc: { signUpCount: by } },
      ).session(session);
      if (outcome.matchedCount !== 1) throw new Error(`Edition ${_id} has no more ${signUpCount} sign-ups.`);
    },
  };
}
