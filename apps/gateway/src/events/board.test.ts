import { expect, it } from 'vitest';
import { createBoard } from './board.ts';

const event = (id: string) => ({ kind: 'directory.roster', id, to: [] });
const limits = { kept: 2, ofOne: 2, inAll: 3 };

function seated(board: ReturnType<typeof createBoard>, known: string | null) {
  const answer = board.seat('person:1', known);
  if (!answer.ok) throw new Error(answer.refusal);
  board.free('person:1');
  const { missed, isReset, position } = answer.seat;
  return { position, isReset, missed: missed.map((one) => one.event.id) };
}

it('gives who comes back what was told since, and says so where it does not go back so far', () => {
  const board = createBoard('w', limits);
  expect(seated(board, null)).toEqual({ position: 'w.0', isReset: false, missed: [] });
  board.add([event('a'), event('b')]);
  expect(seated(board, 'w.0')).toEqual({ position: 'w.2', isReset: false, missed: ['a', 'b'] });
  board.add([event('c')]);
  expect(seated(board, 'w.1')).toEqual({ position: 'w.3', isReset: false, missed: ['b', 'c'] });
  expect(seated(board, 'w.3')).toEqual({ position: 'w.3', isReset: false, missed: [] });
  expect(seated(board, 'w.0')).toEqual({ position: 'w.3', isReset: true, missed: [] });
});

it.each(['v.3', 'w.4', 'w.-1', 'w.', 'w.x', 'nonsense'])(
  'does not take %s for a position of its own',
  (known) => {
    const board = createBoard('w', limits);
    board.add([event('a'), event('b'), event('c')]);
    expect(seated(board, known).isReset).toBe(true);
  },
);

it('lets in so many of one account and so many in all, and others when they have left', () => {
  const board = createBoard('w', limits);
  expect([board.seat('a', null).ok, board.seat('a', null).ok]).toEqual([true, true]);
  expect(board.seat('a', null)).toEqual({ ok: false, refusal: 'OF_ONE' });
  expect(board.seat('b', null).ok).toBe(true);
  expect(board.seat('c', null)).toEqual({ ok: false, refusal: 'IN_ALL' });
  board.free('a');
  expect(board.seat('c', null).ok).toBe(true);
});
