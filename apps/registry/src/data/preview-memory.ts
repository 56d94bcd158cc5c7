import { keptModels } from '@quad/subgraph-kit';
import type { Connection } from 'mongoose';
import { type Preview, RECLAIM_PREVIEW } from '../domain/preview.ts';
import type { PreviewMemory } from '../domain/preview-ports.ts';
import { type PreviewRow, previewModels } from './preview-models.ts';

const dateOf = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);
const instantOf = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());

/** Previews in `quad_registry`. Ids sort by time, so that the newest come first by them. */
export function createPreviewMemory(connection: Connection): PreviewMemory {
  const { PreviewModel, PreviewText } = previewModels(connection);
  const { DueWorkRow } = keptModels(connection);
  const living = (variant: string, now: Temporal.Instant) => ({
    variant,
    endedAt: null,
    endsAt: { $gt: dateOf(now) },
  });

  async function planReclaim({ id, variant, endsAt }: Preview): Promise<void> {
    const row = {
      tenantId: variant,
      act: RECLAIM_PREVIEW,
      subjectId: id,
      facts: {},
      state: 'WAITING' as const,
      dueAt: dateOf(endsAt),
      leasedUntil: new Date(0),
      attempts: 0,
    };
    const _id = `${variant}:${RECLAIM_PREVIEW}:${id}`;
    await DueWorkRow.updateOne({ _id }, { $set: row }, { upsert: true });
  }

  return {
    async begin(preview, texts, most) {
      const keptUntil = dateOf(preview.endsAt);
      // Texts and the plan to drop them first: a crash between leaves nothing that lives without a text, or for ever.
      await planReclaim(preview);
      for (const { hash, text } of texts) {
        const change = { $setOnInsert: { text }, $max: { keptUntil } };
        await PreviewText.updateOne({ _id: hash }, change, { upsert: true });
      }
      await PreviewModel.create(rowOf(preview));
      const alive = await PreviewModel.find(living(preview.variant, preview.at)).sort({ _id: 1 }).lean();
      const others = alive.filter(({ name }) => name === null || name !== preview.name);
      if (others.filter(({ _id }) => _id < preview.id).length < most) return true;
      await PreviewModel.deleteOne({ _id: preview.id });
      return false;
    },
    async find(variant, key) {
      const byId = await PreviewModel.findOne({ _id: key, variant }).lean();
      if (byId !== null) return previewOf(byId);
      const named = await PreviewModel.findOne({ variant, name: key }).sort({ _id: -1 }).lean();
      return named === null ? null : previewOf(named);
    },
    async live(variant, now) {
      return (await PreviewModel.find(living(variant, now)).sort({ _id: -1 }).lean()).map(previewOf);
    },
    async endOthers({ id, name, variant }, at) {
      await PreviewModel.updateMany(
        { ...living(variant, at), name, _id: { $ne: id } },
        { $set: { endedAt: dateOf(at) } },
      );
    },
    async end(id, at) {
      await PreviewModel.updateOne({ _id: id }, { $set: { endedAt: dateOf(at) } });
    },
    async supergraph(preview) {
      return (await PreviewText.findById(preview.supergraph).lean())?.text ?? null;
    },
    async reclaim(now, forgottenBefore) {
      await PreviewText.deleteMany({ keptUntil: { $lte: dateOf(now) } });
      await PreviewModel.deleteMany({ endsAt: { $lte: dateOf(forgottenBefore) } });
    },
  };
}

function rowOf({ id, at, endsAt, endedAt, ...rest }: Preview): PreviewRow {
  return {
    ...rest,
    _id: id,
    at: dateOf(at),
    endsAt: dateOf(endsAt),
    endedAt: endedAt === null ? null : dateOf(endedAt),
  };
}

function previewOf({ _id, at, endsAt, endedAt, ...rest }: PreviewRow): Preview {
  return {
    ...rest,
    id: _id,
    at: instantOf(at),
    endsAt: instantOf(endsAt),
    endedAt: endedAt === null ? null : instantOf(endedAt),
  };
}
