// Two projects: unit tests beside their sources, and tests that cross folders (a head office, desks and a clock in one
// process). scripts/test.ts runs both; `npx vitest run --project unit` runs one.
import { defineConfig } from 'vitest/config'

const rooms = '{shared,db,electron,renderer,headoffice,scripts,bench}'

export default defineConfig({
  test: {
    // The machines this runs on have few cores, and the world tests start servers.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: [`${rooms}/**/*.test.{ts,tsx}`], testTimeout: 20_000 },
      },
      {
        extends: true,
        test: {
          name: 'world',
          include: ['tests/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
