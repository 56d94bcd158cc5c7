import { defineConfig } from 'vitest/config';
import { isSlow } from './stage/slowness.ts';

export default defineConfig({
  test: {
    include: ['**/*.journey.ts'],
    globalSetup: ['./stage/global-setup.ts'],
    setupFiles: ['./stage/sightings.ts'],
    // One product on one public port: journeys come one after the other.
    fileParallelism: false,
    // Browsers on a shared machine stumble; a journey that fails twice is broken.
    retry: 1,
    // Every wait ends as soon as what it waits for is there; these are only when to give up, on the slowest machine.
    testTimeout: isSlow ? 600_000 : 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: isSlow ? 90_000 : 30_000 } },
    // More visitors at once than a small machine has processors only wait for each other.
    maxConcurrency: 3,
  },
});
