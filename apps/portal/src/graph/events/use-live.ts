import type { EventKind } from '@quad/kernel';
import { useEffect, useEffectEvent, useState } from 'react';
import type { RouteQuery } from '../use-route-query.ts';
import { listen } from './event-stream.ts';
import { concerns } from './graph-event.ts';

/** Events that come together are one question. */
const gatherMs = 200;
/** Where no event comes, what is under way is looked at again this often. */
const slowMs = 15_000;

/** Asks a route's query anew when an event says that what it shows has changed. */
export function useLive(
  query: Pick<RouteQuery<unknown>, 'isLoading' | 'retry'>,
  of: {
    readonly kind: EventKind;
    /** The one object that is shown; null for a list. */
    readonly id: string | null;
    /** Whether something shown is under way, and is looked at even without an event. */
    readonly isMoving: boolean;
  },
): void {
  const { kind, id, isMoving } = of;
  const { isLoading } = query;
  const [isDue, setIsDue] = useState(false);
  const ask = useEffectEvent(() => {
    setIsDue(false);
    query.retry();
  });
  useEffect(
    () =>
      listen((event) => {
        if (concerns(event, kind, id)) setIsDue(true);
      }),
    [kind, id],
  );
  useEffect(() => {
    // An answer that is on its way may be from before the event.
    if (!isDue || isLoading) return;
    const timer = setTimeout(() => ask(), gatherMs);
    return () => clearTimeout(timer);
  }, [isDue, isLoading]);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => setIsDue(true), slowMs);
    return () => clearInterval(timer);
  }, [isMoving]);
}
