import type { ClientSession, Connection } from 'mongoose';
import { dayOf, type OperationUse } from '../domain/usage.ts';
import type { CountedBatch, UsageMemory } from '../domain/usage-ports.ts';
import { isDuplicateKey } from './duplicate-key.ts';
import { usageModels } from './usage-models.ts';

const dateOf = (at: Temporal.Instant) => new Date(at.epochMilliseconds);

/** Operations and daily counts in `quad_registry`. */
export function createUsageMemory(connection: Connection): UsageMemory {
  const { OperationModel, UsageDayModel, UsageBatchModel } = usageModels(connection);
  let forgottenBefore = '';

  async function write(batch: CountedBatch, session: ClientSession): Promise<void> {
    const { id, variant, at, lost, operations, days } = batch;
    // First, so that a batch that comes twice fails before it has counted anything.
    await UsageBatchModel.create([{ _id: id, variant, at: dateOf(at), day: dayOf(at).toString(), lost }], {
      session,
    });
    const learned = operations.map(({ hash, name, text }) => ({
      updateOne: {
        filter: { variant, hash },
        update: { $setOnInsert: { name, text, lastSeen: dateOf(at) } },
        upsert: true,
      },
    }));
    if (learned.length > 0) await OperationModel.bulkWrite(learned, { session });
    const counted = days.map(({ client, operation, day, calls, errors, lastSeen }) => ({
      updateOne: {
        filter: { variant, day: day.toString(), client, operation },
        update: { $inc: { calls, errorCalls: errors }, $max: { lastSeen: dateOf(lastSeen) } },
        upsert: true,
      },
    }));
    if (counted.length > 0) await UsageDayModel.bulkWrite(counted, { session });
    const seen = [...new Set(days.map(({ operation }) => operation))];
    await OperationModel.updateMany(
      { variant, hash: { $in: seen } },
      { $max: { lastSeen: dateOf(at) } },
      { session },
    );
  }

  return {
    async unknownOperations(variant, hashes) {
      const rows = await OperationModel.find({ variant, hash: { $in: [...hashes] } }, { hash: 1 }).lean();
      const known = new Set(rows.map(({ hash }) => hash));
      return hashes.filter((hash) => !known.has(hash));
    },
    operationCount: (variant) => OperationModel.countDocuments({ variant }),
    async add(batch) {
      const session = await connection.startSession();
      try {
        await session.withTransaction(() => write(batch, session));
        return true;
      } catch (error) {
        if (isDuplicateKey(error) && (await UsageBatchModel.findById(batch.id).lean()) !== null) return false;
        throw error;
      } finally {
        await session.endSession();
      }
    },
    async usesSince(variant, from) {
      const rows = await UsageDayModel.find({ variant, day: { $gte: from.toString() } }).lean();
      const operations = new Map(
        (
          await OperationModel.find({
            variant,
            hash: { $in: [...new Set(rows.map((row) => row.operation))] },
          }).lean()
        ).map(({ hash, name, text }) => [hash, { hash, name, text }]),
      );
      const uses = new Map<string, OperationUse>();
      for (const { client, operation: hash, calls, errorCalls, lastSeen: date } of rows) {
        const operation = operations.get(hash);
        if (operation === undefined) continue;
        const lastSeen = Temporal.Instant.fromEpochMilliseconds(date.getTime());
        const known = uses.get(`${client} ${hash}`);
        uses.set(`${client} ${hash}`, {
          client,
          operation,
          calls: calls + (known?.calls ?? 0),
          errors: errorCalls + (known?.errors ?? 0),
          lastSeen:
            known !== undefined && Temporal.Instant.compare(known.lastSeen, lastSeen) > 0
              ? known.lastSeen
              : lastSeen,
        });
      }
      return [...uses.values()].sort((a, b) => b.calls - a.calls);
    },
    async daysOf(variant, operation, from) {
      const rows = await UsageDayModel.find({ variant, operation, day: { $gte: from.toString() } })
        .sort({ day: -1, client: 1 })
        .lean();
      return rows.map(({ client, day, calls, errorCalls, lastSeen }) => ({
        client,
        operation,
        day: Temporal.PlainDate.from(day),
        calls,
        errors: errorCalls,
        lastSeen: Temporal.Instant.fromEpochMilliseconds(lastSeen.getTime()),
      }));
    },
    async lostSince(variant, from) {
      const rows = await UsageBatchModel.find(
        { variant, day: { $gte: from.toString() }, lost: { $gt: 0 } },
        { lost: 1 },
      ).lean();
      return rows.reduce((sum, { lost }) => sum + lost, 0);
    },
    async forgetBefore(day) {
      const first = day.toString();
      if (first <= forgottenBefore) return;
      await UsageDayModel.deleteMany({ day: { $lt: first } });
      await UsageBatchModel.deleteMany({ day: { $lt: first } });
      await OperationModel.deleteMany({
        lastSeen: { $lt: new Date(day.toZonedDateTime('UTC').epochMilliseconds) },
      });
      forgottenBefore = first;
    },
  };
}
