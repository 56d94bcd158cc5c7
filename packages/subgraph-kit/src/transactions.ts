import { createHash } from 'node:crypto';
import type {
  Actor,
  AddressedEvent,
  Clock,
  DueWork,
  NewId,
  Result,
  TransactionPorts,
  Transactions,
} from '@quad/kernel';
import { principalLabel } from '@quad/kernel';
import type { ClientSession, Connection } from 'mongoose';
import type { GatewayClient } from './gateway-client.ts';
import { keptModels } from './kept-models.ts';

/** Thrown inside a transaction to roll it back when the act ended in an expected fault. */
class RolledBack extends Error {}

/** How often an act is tried again when two requests with one `clientMutationId` meet. */
const DUPLICATE_RETRIES = 3;

function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}

/**
 * Transactions over a subgraph's repositories, with the audit, the outbox and the memory of
 * `clientMutationId`s written in the same transaction as the change. Events are told after it.
 * @param repositories makes the repositories bound to one session.
 */
export function createTransactions<Repositories extends object>(options: {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly repositories: (session: ClientSession) => Repositories;
  readonly gateway: Pick<GatewayClient, 'tell'>;
}): Transactions<Repositories> {
  async function attempt<Value, Fault>(
    actor: Actor,
    work: (memory: Repositories & TransactionPorts) => Promise<Result<Value, Fault>>,
  ): Promise<Result<Value, Fault>> {
    let result: Result<Value, Fault> | undefined;
    let told: AddressedEvent[] = [];
    const session = await options.connection.startSession();
    try {
      await session.withTransaction(async () => {
        // Work that is tried again tells again.
        told = [];
        const tell = (event: AddressedEvent) => void told.push(event);
        const ports = { ...transactionPorts(options, actor, session), tell };
        result = await work({ ...options.repositories(session), ...ports });
        if (!result.ok) throw new RolledBack();
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
    } finally {
      await session.endSession();
    }
    if (result === undefined) throw new Error('A transaction ended without a result.');
    if (result.ok && told.length > 0) options.gateway.tell(told);
    return result;
  }

  return {
    async run(actor, work) {
      for (let tries = 0; ; tries += 1) {
        try {
          return await attempt(actor, work);
        } catch (error) {
          if (!isDuplicateKey(error) || tries >= DUPLICATE_RETRIES) throw error;
        }
      }
    },
  };
}

function transactionPorts(
  options: { readonly connection: Connection; readonly clock: Clock; readonly newId: NewId },
  actor: Actor,
  session: ClientSession,
): Omit<TransactionPorts, 'tell'> {
  const kept = keptModels(options.connection);
  const now = () => new Date(options.clock.now().epochMilliseconds);
  const who = principalLabel(actor.principal);
  const keyOf = (tenantId: string, action: string, clientMutationId: string) =>
    mutationKey({ tenantId, action, who, clientMutationId });
  return {
    async audit(entry) {
      const roles =
        actor.principal.kind === 'PERSON' ? actor.principal.grants.map((grant) => grant.role) : [];
      const row = {
        _id: options.newId('audit'),
        ...entry,
        who,
        roles,
        requestId: actor.requestId,
        at: now(),
      };
      await kept.AuditRow.create([row], { session });
    },
    async send(message) {
      const row = {
        _id: options.newId('outbox'),
        ...message,
        state: 'PENDING' as const,
        attempts: 0,
        createdAt: now(),
        nextAttemptAt: new Date(0),
      };
      await kept.OutboxRow.create([row], { session });
    },
    schedule: (work) => scheduleIn(options.connection, session, work),
    async recall(tenantId, action, clientMutationId) {
      const row = await kept.ClientMutation.findById(keyOf(tenantId, action, clientMutationId))
        .session(session)
        .lean();
      return row?.subjectId ?? null;
    },
    async remember(tenantId, action, clientMutationId, subjectId) {
      const row = { _id: keyOf(tenantId, action, clientMutationId), tenantId, subjectId, at: now() };
      await kept.ClientMutation.create([row], { session });
    },
  };
}

/** Keeps due work in a transaction; a second row for the same tenant, act and subject moves the first. */
export async function scheduleIn(
  connection: Connection,
  session: ClientSession,
  work: DueWork,
): Promise<void> {
  const _id = `${work.tenantId}:${work.act}:${work.subjectId}`;
  const row = {
    tenantId: work.tenantId,
    act: work.act,
    subjectId: work.subjectId,
    facts: work.facts,
    state: 'WAITING' as const,
    dueAt: new Date(work.dueAt.epochMilliseconds),
    leasedUntil: new Date(0),
    attempts: 0,
  };
  await keptModels(connection).DueWorkRow.updateOne({ _id }, { $set: row }, { upsert: true, session });
}

/**
 * Ids of clients are kept by who sent them: nobody is answered with what another made, and nobody's
 * act is swallowed, by the same id. They are hashed, since they may be longer than a key can be.
 */
function mutationKey(of: {
  readonly tenantId: string;
  readonly action: string;
  readonly who: string;
  readonly clientMutationId: string;
}): string {
  const hash = createHash('sha256').update(of.clientMutationId).digest('base64url');
  return `${of.tenantId}:${of.action}:${of.who}:${hash}`;
}
