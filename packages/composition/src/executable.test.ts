import { expect, it } from 'vitest';
import { executableFault } from './executable.ts';

it('passes one operation with its fragments, and says what else stands there', () => {
  expect(executableFault('query A { ...F } fragment F on Query { a }')).toBeNull();
  expect(executableFault('fragment F on Query { a }')).toBe('It has 0 operations; send one in each.');
  expect(executableFault('query A { a } type B { c: Int }')).toBe(
    'It defines types; send operations and fragments.',
  );
  expect(executableFault('query {')).toMatch(/^Syntax Error/);
});
