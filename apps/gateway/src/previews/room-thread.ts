import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { countPoints } from '../reload/points-link.ts';
import type { PointsStore } from '../trust/budgets/points-store.ts';
import type { FromRoom, PreviewText, RoomAnswer, RoomRequest, RoomSettings, ToRoom } from './messages.ts';

/** The thread of the previews, as the gateway sees it. */
export interface Room {
  hold(preview: PreviewText): void;
  drop(id: string): void;
  /**
   * @param gone fires when who asked has gone.
   * @throws Error when the preview cannot be made, or the thread has ended.
   */
  ask(preview: string, request: RoomRequest, gone: AbortSignal): Promise<RoomAnswer>;
  forget(): void;
  close(): Promise<void>;
}

/** Beyond what an operation may take, since the first one waits for its graph to be made. */
const MADE_WITHIN_MS = 60_000;
const MOST_MEMORY_MB = 768;

/** @param onEnd told when the thread ends by itself; nothing is held any more then. */
export function openRoom(
  settings: RoomSettings,
  given: {
    readonly store: PointsStore;
    readonly afterChange: () => Promise<void>;
    readonly onEnd: () => void;
    readonly logger: Logger;
  },
): Room {
  const waiting = new Map<string, PromiseWithResolvers<RoomAnswer>>();
  let isClosing = false;
  const thread = new Worker(new URL('./room.ts', import.meta.url), {
    workerData: settings,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    // Not the flags and arguments of this process, which say that it is a worker.
    argv: [],
  });
  // It keeps no process alive that has nothing else to do.
  thread.unref();
  const tell = (message: ToRoom) => thread.postMessage(message);

  function end(cause: Error): void {
    for (const one of waiting.values()) one.reject(cause);
    waiting.clear();
    if (isClosing) return;
    isClosing = true;
    given.logger.error({ err: cause }, 'the previews ended; the next request begins anew');
    given.onEnd();
  }

  thread.on('message', (said: FromRoom) => {
    switch (said.type) {
      case 'answer':
        return waiting.get(said.request)?.resolve(said.answer);
      case 'failed':
        return waiting.get(said.request)?.reject(new Error(said.reason));
      case 'points':
        return void countPoints(given.store, said.order).then((standing) =>
          tell({ type: 'points', id: said.id, standing }),
        );
      case 'changed':
        return void given.afterChange().finally(() => tell({ type: 'done', request: said.request }));
    }
  });
  thread.once('error', (cause) => end(cause instanceof Error ? cause : new Error(String(cause))));
  thread.once('exit', (code) => end(new Error(`The thread of the previews ended with code ${code}.`)));

  return {
    hold: (preview) => tell({ type: 'hold', preview }),
    drop: (preview) => tell({ type: 'drop', preview }),
    forget: () => tell({ type: 'forget' }),
    async ask(preview, request, gone) {
      const answered = Promise.withResolvers<RoomAnswer>();
      const withinMs = settings.asking.operationTimeoutMs + MADE_WITHIN_MS;
      const late = setTimeout(() => void thread.terminate(), withinMs);
      const leave = () => tell({ type: 'gone', request: request.id });
      waiting.set(request.id, answered);
      gone.addEventListener('abort', leave);
      tell({ type: 'ask', preview, request });
      try {
        return await answered.promise;
      } finally {
        clearTimeout(late);
        gone.removeEventListener('abort', leave);
        waiting.delete(request.id);
      }
    },
    async close() {
      isClosing = true;
      await thread.terminate();
    },
  };
}
