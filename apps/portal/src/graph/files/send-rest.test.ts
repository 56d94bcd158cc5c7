import { expect, it } from 'vitest';
import { type Line, type SentAnswer, sendRest } from './send-rest.ts';

/** A line that answers one after the other, and keeps what it was asked. */
function line(answers: readonly SentAnswer[], stands: readonly (number | null)[]) {
  const asked: (number | string)[] = [];
  const [left, told] = [[...answers], [...stands]];
  const it_: Line = {
    async put(offset) {
      asked.push(offset);
      return left.shift() ?? { kind: 'BROKEN' };
    },
    stands: async () => told.shift() ?? null,
    async wait(milliseconds) {
      asked.push(`${milliseconds} ms`);
    },
  };
  return { line: it_, asked };
}
const broken = { kind: 'BROKEN' } as const;
const whole = { kind: 'WHOLE' } as const;

it('sends a file once when the line holds', async () => {
  const { line: held, asked } = line([whole], []);
  expect(await sendRest(held, 0, 10)).toEqual(whole);
  expect(asked).toEqual([0]);
});

it('goes on from what has arrived, also when it could not be said at once', async () => {
  const { line: bad, asked } = line([broken, whole], [null, 6]);
  expect(await sendRest(bad, 2, 10)).toEqual(whole);
  expect(asked).toEqual([2, '500 ms', '1000 ms', 6]);
});

it('takes the word of the other side for where to go on', async () => {
  const { line: behind, asked } = line([{ kind: 'REFUSED', code: 'OffsetMismatch' }, whole], [4]);
  expect(await sendRest(behind, 8, 10)).toEqual(whole);
  expect(asked).toEqual([8, '500 ms', 4]);
});

it('sends nothing again that arrived whole before the line broke', async () => {
  const { line: late, asked } = line([broken], [10]);
  expect(await sendRest(late, 0, 10)).toEqual(whole);
  expect(asked).toEqual([0, '500 ms']);
});

it('ends at a refusal', async () => {
  const refused = { kind: 'REFUSED', code: 'TypeMismatch' } as const;
  const { line: firm, asked } = line([refused], []);
  expect(await sendRest(firm, 0, 10)).toEqual(refused);
  expect(asked).toEqual([0]);
});

it('gives up after half a minute of a dead line', async () => {
  const { line: dead, asked } = line([], [0, 0, 0, 0, 0]);
  expect(await sendRest(dead, 0, 10)).toEqual(broken);
  expect(asked.filter((step) => typeof step === 'number')).toEqual([0, 0, 0, 0, 0, 0]);
});
