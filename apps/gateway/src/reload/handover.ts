import { publicPrincipal } from '@quad/kernel';
import type { FastifyInstance } from 'fastify';
import type { BrokenCounts } from '../plan/broken-counts.ts';
import type { AnswerCache } from '../plan/cache/answer-cache.ts';
import { createContext } from '../plan/context.ts';
import type { Documents } from '../plan/documents.ts';
import type { Executor } from '../plan/executor.ts';
import type { Previews } from '../previews/previews.ts';
import { newRequestId, type Trust } from '../trust/trust.ts';
import type { Handover } from './messages.ts';

/** What a gateway gives to the one after it and takes from the one before. */
export interface HandoverDesk {
  give(): Handover;
  /** Plans what was asked most, and remembers who was known. @returns how many operations were planned. */
  takeOver(handover: Handover): Promise<number>;
  /** @throws Error with the sentence why this gateway cannot answer. */
  check(): Promise<void>;
  /** Another worker changed something: what was read before is asked for anew. */
  forget(): void;
  broken(): BrokenCounts;
}

/** So many operations are planned before the first request; those after them are rare enough to wait. */
const MOST_OPERATIONS = 200;

export function createHandoverDesk(options: {
  readonly executor: Executor;
  readonly answers: AnswerCache | null;
  readonly previews: Previews | null;
  readonly documents: Documents;
  readonly trust: Trust | null;
  readonly publicApp: FastifyInstance;
  readonly publicUrl: string;
}): HandoverDesk {
  const { executor, answers, documents, trust } = options;
  return {
    give: () => ({
      operations: documents.mostUsed(MOST_OPERATIONS),
      principals: trust?.whoIsWho.known() ?? [],
    }),
    async takeOver({ operations, principals }) {
      const planned = await executor.warm(operations);
      documents.remember(operations);
      trust?.whoIsWho.remember(principals);
      return planned;
    },
    async check() {
      const { host } = new URL(options.publicUrl);
      const alive = await options.publicApp.inject({ url: '/livez', headers: { host } });
      if (alive.statusCode !== 200) throw new Error(`/livez answered with status ${alive.statusCode}.`);
      const context = createContext({ principal: publicPrincipal, requestId: newRequestId(), sign: null });
      await executor.run('{ __typename }', {}, context);
    },
    forget() {
      trust?.whoIsWho.forget();
      executor.forgetUnderWay();
      answers?.clear();
      options.previews?.forget();
    },
    broken: executor.brokenAnswers,
  };
}
