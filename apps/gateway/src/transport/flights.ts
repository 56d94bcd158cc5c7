import { SubgraphFault } from './subgraph-fault.ts';

/** A call that is under way and who waits for it. */
interface Flight<Answer> {
  readonly answer: Promise<Answer>;
  readonly stop: AbortController;
  /** The request that the subgraph sees. */
  readonly leader: string | undefined;
  waiting: number;
}

export type Depart<Answer> = (stop: AbortController) => Promise<Answer>;

/** Who waits for a call. */
export interface Asker {
  readonly requestId: string | undefined;
  /** Fires when the asker's client goes. */
  readonly client: AbortSignal | null;
  /** Told the id of the request whose call is shared, which is the one that the subgraph sees. */
  readonly onFollow: (leader: string | undefined) => void;
}

export interface Flights<Answer> {
  /**
   * Waits for the call of this key that is under way, else departs. The call is stopped when
   * everybody who waited has gone. A key must hold all that an answer depends on. Who did not depart is told whom it
   * follows.
   * @throws what the call throws, or when `client` fires first its reason, else SubgraphFault `CLIENT_GONE`.
   */
  join(key: string, depart: Depart<Answer>, who: Asker): Promise<Answer>;
  /** Something was changed: what is under way may have been read before, so nobody joins it any more. */
  forget(): void;
}

export function createFlights<Answer>(): Flights<Answer> {
  const known = new Map<string, Flight<Answer>>();
  return {
    join(key, depart, { client, requestId, onFollow }) {
      if (client?.aborted === true) return Promise.reject(whyGone(client));
      const found = known.get(key);
      if (found !== undefined) {
        onFollow(found.leader);
        return wait(found, client, () => drop(known, key, found));
      }
      const flight = begin(depart, requestId);
      known.set(key, flight);
      const leave = () => drop(known, key, flight);
      flight.answer.then(leave, leave);
      return wait(flight, client, leave);
    },
    forget: () => known.clear(),
  };
}

/** A call of one's own, which nobody joins. */
export function flyAlone<Answer>(depart: Depart<Answer>, client: AbortSignal | null): Promise<Answer> {
  if (client?.aborted === true) return Promise.reject(whyGone(client));
  return wait(begin(depart, undefined), client, () => undefined);
}

function begin<Answer>(depart: Depart<Answer>, leader: string | undefined): Flight<Answer> {
  const stop = new AbortController();
  return { answer: depart(stop), stop, leader, waiting: 0 };
}

function drop<Answer>(known: Map<string, Flight<Answer>>, key: string, flight: Flight<Answer>): void {
  if (known.get(key) === flight) known.delete(key);
}

function wait<Answer>(
  flight: Flight<Answer>,
  client: AbortSignal | null,
  leave: () => void,
): Promise<Answer> {
  flight.waiting += 1;
  if (client === null) return flight.answer;
  return new Promise((resolve, reject) => {
    const go = () => {
      const gone = whyGone(client);
      flight.waiting -= 1;
      if (flight.waiting === 0) {
        leave();
        flight.stop.abort(gone);
      }
      reject(gone);
    };
    const done = () => client.removeEventListener('abort', go);
    flight.answer.then(
      (answer) => {
        done();
        resolve(answer);
      },
      (fault) => {
        done();
        reject(fault);
      },
    );
    client.addEventListener('abort', go, { once: true });
  });
}

/** The signal's own reason where it is one of ours, such as the time of the whole operation; else the client went. */
function whyGone({ reason }: AbortSignal): SubgraphFault {
  return reason instanceof SubgraphFault ? reason : new SubgraphFault('CLIENT_GONE', 'The client went away.');
}
