import { defineConfig } from 'vitest/config';

// Each build starts threads of its own and the exact solver; on a busy machine that takes seconds.
export default defineConfig({ test: { testTimeout: 60_000 } });
