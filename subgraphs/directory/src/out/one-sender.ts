interface Sender {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/**
 * One sender of a file at a time in this process. Who comes later is the one that still has a connection, so it takes
 * over: the one before is told to stop, and has stopped before the later one begins.
 */
export function createSenders() {
  const last = new Map<string, Sender>();
  const isBeingSent = (fileId: string) => last.has(fileId);
  const exclusively = async <Value>(
    fileId: string,
    work: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value> => {
    const before = last.get(fileId);
    const stop = new AbortController();
    before?.stop.abort();
    const done = (async () => {
      await before?.ended;
      return work(stop.signal);
    })();
    const sender: Sender = {
      stop,
      ended: done.then(
        () => undefined,
        () => undefined,
      ),
    };
    last.set(fileId, sender);
    try {
      return await done;
    } finally {
      if (last.get(fileId) === sender) last.delete(fileId);
    }
  };
  return { exclusively, isBeingSent };
}
