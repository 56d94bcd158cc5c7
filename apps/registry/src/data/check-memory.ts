import type { Connection } from 'mongoose';
import type { Approval } from '../domain/approval.ts';
import type { Finding, SchemaCheck } from '../domain/check.ts';
import type { CheckMemory } from '../domain/check-ports.ts';
import { type ApprovalRow, type CheckRow, checkModels, type StoredFinding } from './check-models.ts';

/** Checks and approvals in `quad_registry`. Ids sort by time, so that the newest come first by them. */
export function createCheckMemory(connection: Connection): CheckMemory {
  const { CheckModel, ApprovalModel } = checkModels(connection);
  return {
    async keep({ id, at, subgraphs, changes, findings, ...rest }) {
      const stored = { subgraphs: [...subgraphs], changes: [...changes], findings: JSON.stringify(findings) };
      await CheckModel.create({ ...rest, ...stored, _id: id, at: new Date(at.epochMilliseconds) });
    },
    async check(id) {
      const row = await CheckModel.findById(id).lean();
      return row === null ? null : checkOf(row);
    },
    async checks(variant, first, after) {
      const behind = after === null ? {} : { _id: { $lt: after } };
      const rows = await CheckModel.find({ variant, ...behind })
        .sort({ _id: -1 })
        .limit(first)
        .lean();
      return rows.map(checkOf);
    },
    async approve(approvals) {
      await ApprovalModel.insertMany(
        approvals.map(({ id, until, at, ...rest }) => ({
          ...rest,
          _id: id,
          until: until.toString(),
          at: new Date(at.epochMilliseconds),
        })),
      );
    },
    async approvals(variant) {
      return (await ApprovalModel.find({ variant }).sort({ _id: -1 }).lean()).map(approvalOf);
    },
  };
}

function checkOf({ _id, at, findings, subgraphs, changes, ...row }: CheckRow): SchemaCheck {
  return {
    ...row,
    id: _id,
    at: Temporal.Instant.fromEpochMilliseconds(at.getTime()),
    subgraphs: subgraphs.map(({ name, sdlHash }) => ({ name, sdlHash })),
    changes: changes.map(({ level, message, path }) => ({ level, message, path })),
    findings: (JSON.parse(findings) as StoredFinding[]).map(findingOf),
  };
}

function findingOf({ uses, ...rest }: StoredFinding): Finding {
  return {
    ...rest,
    uses: uses.map(({ lastSeen, excuse, ...use }) => ({
      ...use,
      lastSeen: lastSeen === null ? null : Temporal.Instant.from(lastSeen),
      excuse:
        typeof excuse === 'object' && excuse !== null
          ? { until: Temporal.PlainDate.from(excuse.until) }
          : excuse,
    })),
  };
}

function approvalOf({ _id, until, at, ...row }: ApprovalRow): Approval {
  return {
    ...row,
    id: _id,
    until: Temporal.PlainDate.from(until),
    at: Temporal.Instant.fromEpochMilliseconds(at.getTime()),
  };
}
