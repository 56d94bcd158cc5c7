import type { ClientSession } from 'mongoose';
import { openKey } from '../domain/keyset.ts';
import type { Programs } from '../domain/ports.ts';
import type { Program } from '../domain/program.ts';
import { programText } from '../domain/search.ts';
import type { CohortsModels, ProgramRow } from './models.ts';
import { visiblePrograms } from './scope-filters.ts';
import { containsWords } from './searched-words.ts';

/** Programs in the database; bound to a transaction when a session is given. */
export function createProgramRepository(models: CohortsModels, session: ClientSession | null): Programs {
  const { Program } = models;
  return {
    async find(managed, id) {
      const row = await Program.findOne({ $and: [{ _id: id }, visiblePrograms(managed)] })
        .session(session)
        .lean();
      return row === null ? null : toProgram(row);
    },
    async findMany(managed, ids) {
      const rows = await Program.find({ $and: [{ _id: { $in: [...ids] } }, visiblePrograms(managed)] })
        .session(session)
        .lean();
      return rows.map(toProgram);
    },
    async findByKey(managed, tenantId, key) {
      const row = await Program.findOne({ $and: [{ tenantId, uniqueKey: key }, visiblePrograms(managed)] })
        .session(session)
        .lean();
      return row === null ? null : toProgram(row);
    },
    async page(managed, { first, after }) {
      const key = after === null ? null : openKey(after);
      const beyond =
        key === null ? {} : { $or: [{ name: { $gt: key.by } }, { name: key.by, _id: { $gt: key.id } }] };
      const rows = await Program.find({ $and: [visiblePrograms(managed), beyond] })
        .sort({ name: 1, _id: 1 })
        .limit(first + 1)
        .session(session)
        .lean();
      return { rows: rows.slice(0, first).map(toProgram), hasNextPage: rows.length > first };
    },
    async search(managed, words, first) {
      const rows = await Program.find({ $and: [visiblePrograms(managed), containsWords(words)] })
        .sort({ name: 1, _id: 1 })
        .limit(first)
        .session(session)
        .lean();
      return rows.map(toProgram);
    },
    async insert(program) {
      await Program.create([toRow(program)], { session });
    },
    async publish(tenantId, id) {
      await Program.updateOne({ _id: id, tenantId }, { $set: { isPublished: true } }).session(session);
    },
  };
}

function toProgram(row: ProgramRow): Program {
  const { _id: id, tenantId, name, summary, partnerIds, isPublished } = row;
  return {
    id,
    tenantId,
    key: row.key ?? null,
    name,
    summary,
    partnerIds,
    source: row.source ?? null,
    isPublished,
  };
}

function toRow(program: Program): ProgramRow {
  const { id, ...facts } = program;
  return { ...facts, _id: id, uniqueKey: program.key ?? id, searchText: programText(program) };
}
