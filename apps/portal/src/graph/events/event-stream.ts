import { eventFrom, type GraphEvent } from './graph-event.ts';

/** Told of each event; null when some may have been missed. */
type Listener = (event: GraphEvent | null) => void;

const name = 'quad-events';
/** The browser comes again by itself after a broken connection; after a refusal we do. */
const refusedAgainMs = 30_000;

const listeners = new Set<Listener>();
let stop: (() => void) | null = null;

/** Follows `/events` for as long as somebody listens. @returns how to listen no more. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  stop ??= begin();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

/** One tab follows for all of this browser: over HTTP/1.1 it has six connections in all. */
function begin(): () => void {
  const channel = new BroadcastChannel(name);
  const ending = new AbortController();
  const { signal } = ending;
  const give: Listener = (event) => {
    for (const listener of listeners) listener(event);
  };
  const tell: Listener = (event) => {
    if (signal.aborted) return;
    give(event);
    channel.postMessage(event);
  };
  channel.onmessage = ({ data }: MessageEvent<GraphEvent | null>) => give(data);
  const follows = () => follow(signal, tell);
  // Locks are for secure origins alone.
  if ('locks' in navigator) navigator.locks.request(name, { signal }, follows).catch(() => undefined);
  else void follows();
  return () => {
    ending.abort();
    channel.close();
  };
}

function follow(signal: AbortSignal, tell: Listener): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let close = () => {};
  const open = () => {
    const source = new EventSource('/events');
    let isFresh = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    close = () => {
      clearTimeout(timer);
      source.close();
    };
    source.addEventListener('ready', () => {
      // Later ones resume where the stream broke.
      if (isFresh) tell(null);
      isFresh = false;
    });
    source.addEventListener('reset', () => tell(null));
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event = eventFrom(data);
      if (event !== null) tell(event);
    });
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, refusedAgainMs);
    });
  };
  signal.addEventListener('abort', () => {
    close();
    resolve();
  });
  if (signal.aborted) resolve();
  else open();
  return promise;
}
