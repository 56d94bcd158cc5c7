import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['@quad/test-kit/console-errors'],
    include: ['src/**/*.test.ts', 'codegen/**/*.test.ts'],
  },
});
