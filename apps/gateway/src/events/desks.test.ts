import { expect, it } from 'vitest';
import { createBoard } from './board.ts';
import { createDesks } from './desks.ts';

const event = (id: string) => ({ kind: 'directory.roster', id, to: [] });

it('gives what one worker tells to every worker that has readers', () => {
  const createDesk = createDesks(createBoard('w'));
  const got: string[] = [];
  const first = createDesk((events) => got.push(...events.map((one) => `first ${one.event.id}`)));
  const second = createDesk((events) => got.push(...events.map((one) => `second ${one.event.id}`)));
  first.tell([event('a')]);
  second.seat('person:1', null);
  first.tell([event('b')]);
  first.seat('person:2', null);
  first.tell([event('c')]);
  second.free('person:1');
  first.tell([event('d')]);
  expect(got).toEqual(['second b', 'first c', 'second c', 'first d']);
});

it('frees the seats of a worker that is gone', () => {
  const createDesk = createDesks(createBoard('w', { kept: 1, ofOne: 1, inAll: 1 }));
  const gone = createDesk(() => undefined);
  const next = createDesk(() => undefined);
  expect(gone.seat('person:1', null).ok).toBe(true);
  expect(next.seat('person:1', null).ok).toBe(false);
  gone.close();
  gone.free('person:1');
  expect(next.seat('person:1', null).ok).toBe(true);
});
