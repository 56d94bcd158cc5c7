import { parentPort, workerData } from 'node:worker_threads';
import { createLogger } from '@quad/subgraph-kit';
import { createPointsLink } from '../reload/points-link.ts';
import { readPrincipalKey } from '../trust/keys.ts';
import type { FromRoom, RoomRequest, RoomSettings, ToRoom } from './messages.ts';
import { createPreviewGraph, type PreviewGraph } from './preview-graph.ts';

// The thread in which previewed graphs are made and answer. Loading a graph stops an event loop for a while, and one that is
// being worked on may be large or wrong in new ways: here it stops the previews alone.
const settings = workerData as RoomSettings;
const logger = createLogger('gateway', settings.logLevel);
const key = await readPrincipalKey(settings.principalKeyFile);
const graphs = new Map<string, Promise<PreviewGraph>>();
const waiting = new Map<string, () => void>();
const tell = (message: FromRoom) => parentPort?.postMessage(message);
const store = createPointsLink((id, order) => tell({ type: 'points', id, order }));

async function onChange(request: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  waiting.set(request, resolve);
  tell({ type: 'changed', request });
  await promise;
  waiting.delete(request);
}

async function ask(preview: string, request: RoomRequest): Promise<void> {
  try {
    const graph = await graphs.get(preview);
    if (graph === undefined) throw new Error(`The preview ${preview} is not held here.`);
    tell({ type: 'answer', request: request.id, answer: await graph.answer(request) });
  } catch (cause) {
    logger.warn({ err: cause, preview, requestId: request.id }, 'a preview gives no answer');
    tell({
      type: 'failed',
      request: request.id,
      reason: cause instanceof Error ? cause.message : String(cause),
    });
  }
}

async function everyGraph(act: (graph: PreviewGraph) => void): Promise<void> {
  for (const made of graphs.values()) await made.then(act, () => undefined);
}

parentPort?.on('message', (message: ToRoom) => {
  switch (message.type) {
    case 'hold': {
      const { preview } = message;
      const made = createPreviewGraph(preview, { settings, key, store, logger, onChange });
      // Told to whoever asks for it.
      made.catch(() => undefined);
      return void graphs.set(preview.id, made);
    }
    case 'drop': {
      const made = graphs.get(message.preview);
      graphs.delete(message.preview);
      return void made?.then((graph) => graph.close()).catch(() => undefined);
    }
    case 'ask':
      return void ask(message.preview, message.request);
    case 'gone':
      return void everyGraph((graph) => graph.gone(message.request));
    case 'forget':
      return void everyGraph((graph) => graph.forget());
    case 'points':
      return store.answer(message.id, message.standing);
    case 'done':
      return waiting.get(message.request)?.();
  }
});
