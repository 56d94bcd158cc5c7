import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      // Tables of pure functions share what they import; what runs a server has a process of its own.
      { test: { name: 'rules', include: ['src/**/*.test.ts'], isolate: false } },
      { test: { name: 'server', include: ['test/**/*.test.ts'] } },
    ],
  },
});
