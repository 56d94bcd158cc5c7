import type { Scope } from '@quad/kernel';
import type { ClientSession, Connection } from 'mongoose';
import type { BudgetRequest } from '../domain/budget-request.ts';
import type { BudgetRequestFilter, Memory } from '../domain/ports.ts';
import { type BudgetRequestRow, fromRow, modelsOn, toRow } from './models.ts';
import { ofPerson, scopeFilter } from './scope-filter.ts';

/** Budget requests, newest first: their ids sort by the time of making. */
export function createBudgetRequestRepository(
  connection: Connection,
  session: ClientSession | null = null,
): Memory['requests'] {
  const { BudgetRequest } = modelsOn(connection);
  const within = session === null ? {} : { session };

  async function find(conditions: Record<string, unknown>[], limit = 0): Promise<readonly BudgetRequest[]> {
    const rows = await BudgetRequest.find({ $and: conditions })
      .sort({ _id: -1 })
      .limit(limit)
      .session(session)
      .lean<BudgetRequestRow[]>();
    return rows.map(fromRow);
  }

  return {
    byIds: (scope: Scope, ids) => find([scopeFilter(scope), { _id: { $in: [...ids] } }]),
    page: (scope: Scope, filter, page) =>
      find(
        [
          scopeFilter(scope),
          ...wished(filter),
          ...(page.after === null ? [] : [{ _id: { $lt: page.after } }]),
        ],
        page.first + 1,
      ),
    async insert(request) {
      await BudgetRequest.insertMany([toRow(request)], within);
    },
    async replace(request) {
      const { id, ...changes } = request;
      const written = await BudgetRequest.updateOne(
        { _id: id, tenantId: request.tenantId, version: request.version - 1 },
        { $set: changes as Record<string, unknown> },
        within,
      );
      if (written.matchedCount !== 1) {
        throw new Error(
          `Budget request ${id} was not at version ${request.version - 1} within its transaction.`,
        );
      }
    },
  };
}

function wished(filter: BudgetRequestFilter): Record<string, unknown>[] {
  const conditions: Record<string, unknown>[] = [];
  if (filter.state != null) conditions.push({ state: filter.state });
  // All of a district's requests are its own; a department's or school's are those that it pays.
  if (filter.payerId != null)
    conditions.push({ $or: [{ tenantId: filter.payerId }, { payerId: filter.payerId }] });
  if (filter.paysFor !== undefined) {
    const { personId, organizationIds } = filter.paysFor;
    conditions.push({ $or: [...ofPerson(personId), { payerId: { $in: organizationIds } }] });
  }
  return conditions;
}
