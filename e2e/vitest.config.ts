import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.journey.ts'],
    globalSetup: ['./stage/global-setup.ts'],
    setupFiles: ['./stage/sightings.ts'],
    // One product on one public port: journeys come one after the other.
    fileParallelism: false,
    // Browsers on a shared machine stumble; a journey that fails twice is broken.
    retry: 1,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
