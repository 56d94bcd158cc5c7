import { expect, it } from 'vitest';
import { createFlights, flyAlone } from './flights.ts';

/** A call that is answered by hand. */
function call() {
  const state = { departed: 0, stopped: false, land: (_answer: string): void => undefined };
  const depart = (stop: AbortController) => {
    state.departed += 1;
    stop.signal.addEventListener('abort', () => {
      state.stopped = true;
    });
    return new Promise<string>((resolve, reject) => {
      state.land = resolve;
      stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
    });
  };
  return { state, depart };
}

/** Somebody who asks for request `requestId`, and whom they were told to follow. */
function asker(client: AbortSignal | null = null, requestId = 'req_a') {
  const followed: (string | undefined)[] = [];
  return {
    client,
    requestId,
    followed,
    onFollow: (leader: string | undefined) => void followed.push(leader),
  };
}

const gone = { code: 'CLIENT_GONE' };

it('asks once for the same key while it is under way, and anew afterwards', async () => {
  const flights = createFlights<string>();
  const { state, depart } = call();
  const both = [flights.join('a', depart, asker()), flights.join('a', depart, asker())];
  state.land('one');
  expect(await Promise.all(both)).toEqual(['one', 'one']);
  const later = flights.join('a', depart, asker());
  state.land('two');
  expect(await later).toBe('two');
  expect(state.departed).toBe(2);
});

it('never joins calls of different keys', () => {
  const flights = createFlights<string>();
  const { state, depart } = call();
  void flights.join('ada', depart, asker());
  void flights.join('bo', depart, asker());
  expect(state.departed).toBe(2);
});

it('shares a failure and keeps nothing of it', async () => {
  const flights = createFlights<string>();
  const fail = () => Promise.reject(new Error('down'));
  const both = [flights.join('a', fail, asker()), flights.join('a', fail, asker())];
  for (const one of both) await expect(one).rejects.toThrow('down');
  expect(await flights.join('a', async () => 'up', asker())).toBe('up');
});

it('goes on while one still waits, and stops when the last has gone', async () => {
  const flights = createFlights<string>();
  const { state, depart } = call();
  const [ada, bo] = [new AbortController(), new AbortController()];
  const first = flights.join('a', depart, asker(ada.signal));
  const second = flights.join('a', depart, asker(bo.signal));
  ada.abort();
  await expect(first).rejects.toMatchObject(gone);
  expect(state.stopped).toBe(false);
  bo.abort();
  await expect(second).rejects.toMatchObject(gone);
  expect(state.stopped).toBe(true);
});

it('joins nobody to a call that was stopped', async () => {
  const flights = createFlights<string>();
  const client = new AbortController();
  const stopped = flights.join('a', call().depart, asker(client.signal));
  client.abort();
  expect(await flights.join('a', async () => 'new', asker())).toBe('new');
  await expect(stopped).rejects.toMatchObject(gone);
});

it('joins nobody to what was under way before a change', async () => {
  const flights = createFlights<string>();
  const { state, depart } = call();
  const before = flights.join('a', depart, asker());
  flights.forget();
  expect(await flights.join('a', async () => 'changed', asker())).toBe('changed');
  state.land('old');
  expect(await before).toBe('old');
});

it('does not ask for a client that has gone already', async () => {
  const { state, depart } = call();
  await expect(flyAlone(depart, AbortSignal.abort())).rejects.toMatchObject(gone);
  await expect(createFlights<string>().join('a', depart, asker(AbortSignal.abort()))).rejects.toMatchObject(
    gone,
  );
  expect(state.departed).toBe(0);
});

it('tells who follows, and whom, so that their log lines can be found together', async () => {
  const flights = createFlights<string>();
  const { state, depart } = call();
  const [first, second] = [asker(null, 'req_first'), asker(null, 'req_second')];
  const both = [flights.join('a', depart, first), flights.join('a', depart, second)];
  state.land('one');
  await Promise.all(both);
  expect([first.followed, second.followed]).toEqual([[], ['req_first']]);
});
