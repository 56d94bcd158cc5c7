import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { KnownDocument } from '../documents.ts';
import { type CountedOperation, countedOperation } from './counted-operation.ts';
import { createUsageCounts } from './usage-counts.ts';
import { createUsageDelivery, type SendUsage } from './usage-delivery.ts';

/** Which client runs which operation, told to the registry as counts. */
export interface Usage {
  /** An operation was run for a client; `operationName` as the request named it. */
  seen(client: string, known: KnownDocument, operationName: string | undefined, hasErrors: boolean): void;
  /** Tells what was counted and stops. */
  close(): Promise<void>;
}

const PATIENCE_MS = 5_000;
const CAPACITY = 5_000;
const LONGEST_TEXT = 65_536;

/** @param options.everyMs how often the registry is told. */
export function createUsage(options: {
  readonly send: SendUsage;
  readonly logger: Logger;
  readonly everyMs?: number;
}): Usage {
  const { send, logger, everyMs = 10_000 } = options;
  const nowMs = Date.now;
  const counts = createUsageCounts(CAPACITY, nowMs);
  const delivery = createUsageDelivery({ counts, send, nowMs, logger });
  // A document is read once, and forgotten with it.
  const operations = new WeakMap<KnownDocument, Map<string, CountedOperation | null>>();
  const timer = setInterval(() => void delivery.flush(), everyMs);
  timer.unref();

  function operationOf(known: KnownDocument, name: string | undefined): CountedOperation | null {
    let ofDocument = operations.get(known);
    if (ofDocument === undefined) {
      ofDocument = new Map();
      operations.set(known, ofDocument);
    }
    const found = ofDocument.get(name ?? '');
    if (found !== undefined) return found;
    const made = countedOperation(known.document, name);
    ofDocument.set(name ?? '', made);
    return made;
  }

  return {
    seen(client, known, operationName, hasErrors) {
      const operation = operationOf(known, operationName);
      if (operation === null) return;
      if (operation.text.length > LONGEST_TEXT) counts.lose(1);
      else counts.add(client, operation, hasErrors);
    },
    async close() {
      clearInterval(timer);
      // A registry that hangs does not keep a gateway from stopping.
      const patience = new AbortController();
      await Promise.race([
        delivery.flush(),
        pause(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined),
      ]);
      patience.abort();
    },
  };
}
