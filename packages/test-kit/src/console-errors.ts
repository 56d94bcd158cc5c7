import { afterEach, beforeEach, expect, vi } from 'vitest';

/**
 * Setup file of every workspace: anything written to `console.error` or `console.warn` fails the
 * test that wrote it, because what nobody expects in a test nobody reads in a log.
 */
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const said = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.restoreAllMocks();
  expect(said, 'written to console.error or console.warn during the test').toEqual([]);
});
