import { defineConfig } from 'vitest/config';

/** The browser journeys: slow, on the real house, one after the other. */
export default defineConfig({
  test: {
    include: ['journeys/**/*.journey.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', ['junit', { outputFile: 'test-results/journeys.xml' }]],
  },
});
