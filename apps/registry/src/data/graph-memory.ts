import type { ClientSession, Connection } from 'mongoose';
import { emptyHead, type GraphHead } from '../domain/graph-head.ts';
import type { GraphAct } from '../domain/history.ts';
import type { GraphMemory, HashedText } from '../domain/ports.ts';
import { actOf, actRow, buildOf, contractsOf } from './act-rows.ts';
import { isDuplicateKey } from './duplicate-key.ts';
import { type HeadRow, registryModels } from './models.ts';

/** Heads, history and texts in `quad_registry`. Texts go by their hash and are written once. */
export function createGraphMemory(connection: Connection): GraphMemory {
  const { Head, Act, Text } = registryModels(connection);

  async function write(act: GraphAct, head: GraphHead, texts: readonly HashedText[], session: ClientSession) {
    const { variant, ...rest } = head;
    // Where the head has moved on meanwhile, this makes a second one of its name, which the database refuses.
    await Head.updateOne(
      { _id: variant, sequence: act.sequence - 1 },
      {
        $set: {
          ...rest,
          accepted: [...rest.accepted],
          serving: [...rest.serving],
          contracts: [...rest.contracts],
        },
      },
      { upsert: true, session },
    );
    for (const { hash, text } of texts) {
      await Text.updateOne({ _id: hash }, { $setOnInsert: { text } }, { upsert: true, session });
    }
    await Act.create([actRow(act)], { session });
  }

  return {
    async head(variant) {
      const row = await Head.findById(variant).lean();
      return row === null ? emptyHead(variant) : headOf(row);
    },
    async texts(hashes) {
      const wanted = [...new Set(hashes)];
      const rows = await Text.find({ _id: { $in: wanted } }).lean();
      const found = new Map(rows.map(({ _id, text }) => [_id, text]));
      const lost = wanted.filter((hash) => !found.has(hash));
      if (lost.length > 0) throw new Error(`quad_registry has no text ${lost.join(', ')}; restore a backup.`);
      return found;
    },
    async actThatServed(variant, supergraph) {
      const row = await Act.findOne({ variant, supergraph }).sort({ sequence: -1 }).lean();
      return row === null ? null : actOf(row);
    },
    async history(variant, first) {
      const rows = await Act.find({ variant }).sort({ sequence: -1 }).limit(first).lean();
      return rows.map(actOf);
    },
    async changelog(variant, contract, { first, after }) {
      const before = after === null ? {} : { sequence: { $lt: after } };
      const rows = await Act.find({ variant, 'contractChanges.contract': contract, ...before })
        .sort({ sequence: -1 })
        .limit(first + 1)
        .lean();
      return rows.map(actOf).map(({ sequence, at, contractChanges }) => ({
        sequence,
        at,
        changes: contractChanges.find((one) => one.contract === contract)?.changes ?? [],
      }));
    },
    async commit(act, head, texts) {
      const session = await connection.startSession();
      try {
        await session.withTransaction(() => write(act, head, texts, session));
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      } finally {
        await session.endSession();
      }
    },
  };
}

function headOf({ _id, sequence, supergraph, accepted, serving, contracts }: HeadRow): GraphHead {
  return {
    variant: _id,
    sequence,
    supergraph,
    accepted: accepted.map(buildOf),
    serving: serving.map(buildOf),
    contracts: contractsOf(contracts),
  };
}
