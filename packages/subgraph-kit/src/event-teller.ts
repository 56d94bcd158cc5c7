import type { AddressedEvent } from '@quad/kernel';

/** Events of one object that come faster are one. */
const GATHER_MS = 100;
const RETRY_MS = 1_000;
/** Beyond that the oldest are lost: who missed them looks by itself, only later. */
const MOST_WAITING = 500;

export interface EventTeller {
  tell(events: readonly AddressedEvent[]): void;
  close(): void;
}

/** Sends events in bunches, the last one of each object, one bunch at a time; tried again while `send` rejects. */
export function createEventTeller(send: (events: readonly AddressedEvent[]) => Promise<void>): EventTeller {
  const waiting = new Map<string, AddressedEvent>();
  let timer: NodeJS.Timeout | null = null;
  let isSending = false;
  let isClosed = false;

  function add(event: AddressedEvent): void {
    const key = `${event.kind} ${event.id}`;
    waiting.delete(key);
    waiting.set(key, event);
    for (const oldest of waiting.keys()) {
      if (waiting.size <= MOST_WAITING) return;
      waiting.delete(oldest);
    }
  }

  async function flush(): Promise<void> {
    isSending = true;
    const bunch = [...waiting.values()];
    waiting.clear();
    const isTaken = await send(bunch).then(
      () => true,
      () => false,
    );
    isSending = false;
    if (!isTaken) {
      const newer = [...waiting.values()];
      waiting.clear();
      for (const event of [...bunch, ...newer]) add(event);
    }
    plan(isTaken ? GATHER_MS : RETRY_MS);
  }

  function plan(waitMs: number): void {
    if (isClosed || isSending || timer !== null || waiting.size === 0) return;
    timer = setTimeout(() => {
      timer = null;
      void flush();
    }, waitMs);
    timer.unref();
  }

  return {
    tell(events) {
      for (const event of events) add(event);
      plan(GATHER_MS);
    },
    close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
