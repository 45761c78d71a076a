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
          // From sources each write thread has Node's WebAssembly that strips types. V8 may crash when it compiles the way out of it
          // anew while the module of a thread that has ended is taken down (NativeModule::FreeCode; one run of this in 50).
          execArgv: ['--wasm-wrapper-tiering-budget=1000000000'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
