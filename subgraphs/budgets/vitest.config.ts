import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    isolate: false,
    setupFiles: ['@quad/test-kit/console-errors'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
