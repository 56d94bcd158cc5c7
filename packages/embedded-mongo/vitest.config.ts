import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Only when to give up: servers are started, filled and killed on machines that do other things, too.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      // Tables of pure functions share what they import; what runs a server has a process of its own.
      { extends: true, test: { name: 'rules', include: ['src/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'server', include: ['test/**/*.test.ts'] } },
    ],
  },
});
