import { expect, it } from 'vitest';
import { messagesRead } from './read-messages.ts';

it('reads a plain message and one with a placeholder', () => {
  expect(messagesRead({ a: 'Schools', b: 'Edit {title}' })).toEqual({
    a: [{ type: 0, value: 'Schools' }],
    b: [
      { type: 0, value: 'Edit ' },
      { type: 1, value: 'title' },
    ],
  });
});

it('names the message that cannot be read', () => {
  expect(() => messagesRead({ bad: 'Edit {title' })).toThrow(/message bad cannot be read/);
});
