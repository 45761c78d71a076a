// End-to-end tests in the real Electron window. scripts/test.ts builds the desk, opens a display and runs them.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/e2e',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A test that passes only now and then is a failing test.
  retries: 0,
  forbidOnly: true,
})
