// Who may import whom: the table of docs/architecture.md as rules. `npm test` runs them, and a test plants a wrong
// import to see that they still bite.

const tests = '\\.test\\.tsx?$'
const packages = (...names) => names.map((name) => `^node_modules/${name}(/|$)`)

// Pure libraries that run anywhere.
const pure = packages(
  'zod',
  '@orpc/contract',
  'temporal-polyfill',
  'ibantools',
  'libphonenumber-js',
  '@marketto/belfiore-connector-embedded',
)

/** Everything outside the list is forbidden for the room (its unit tests may import test tools as well). */
const only = (name, room, allowed, comment, node = 'with node:') => ({
  name,
  comment,
  severity: 'error',
  from: { path: room, pathNot: tests },
  to: { pathNot: allowed, ...(node === 'with node:' ? { dependencyTypesNot: ['core'] } : {}) },
})

/** Everything in the list is forbidden for the room. */
const never = (name, room, refused, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: room, pathNot: tests },
  to: { path: refused },
})

module.exports = {
  forbidden: [
    only(
      'shared-is-pure',
      '^shared/',
      ['^shared/', ...pure],
      'shared runs anywhere: no DOM, no Node, no room above it',
      'without node:',
    ),
    only(
      'db-knows-sql-alone',
      '^db/',
      ['^db/', '^shared/', ...pure, ...packages('drizzle-orm', 'better-sqlite3')],
      'the mirror knows its tables and shared models',
    ),
    never(
      'core-runs-in-plain-node',
      '^electron/core/',
      ['^electron/(main|preload)/', '^(renderer|headoffice)/', ...packages('electron', 'react', '@mantine')],
      'core never sees Electron, so that tests and benchmarks run it in plain Node',
    ),
    only(
      'main-has-no-domain',
      '^electron/(main|preload)/',
      [
        '^electron/(main|preload)/',
        '^shared/(rpc|i18n)/',
        ...packages('electron', 'electron-updater', 'zod'),
      ],
      'main knows windows and the system; core is started by path',
    ),
    only(
      'preload-is-small',
      '^electron/preload/',
      ['^electron/preload/', '^shared/rpc/shell\\.ts$', ...packages('electron')],
      'preload hands over functions and nothing else',
    ),
    never(
      'renderer-is-dom-only',
      '^renderer/',
      [
        '^(db|electron|headoffice)/',
        ...packages(
          'electron',
          'drizzle-orm',
          'better-sqlite3',
          'pg',
          'fastify',
          '@orpc/server',
          'pino',
          'jose',
        ),
      ],
      'the window reaches everything through its port',
    ),
    {
      name: 'renderer-has-no-node',
      comment: 'the window has no Node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: [tests, '^renderer/.*\\.config\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    never(
      'headoffice-stands-alone',
      '^headoffice/',
      ['^(db|electron|renderer)/', ...packages('electron', 'better-sqlite3', 'react')],
      'the head office is a second program; the two meet in shared',
    ),
    {
      name: 'nobody-imports-tools',
      comment: 'tests, scripts and benchmarks stand above everything',
      severity: 'error',
      from: { path: '^(shared|db|electron|renderer|headoffice)/', pathNot: tests },
      to: { path: '^(tests|scripts|bench)/' },
    },
    {
      // Shared models are made of each other (a card shows a customer's policies); circles are caught below.
      name: 'features-never-sideways',
      comment: 'features meet above (renderer/app) or below (db, shared), never beside each other',
      severity: 'error',
      from: { path: '^(db|electron/core|renderer|headoffice)/features/([^/]+)/', pathNot: tests },
      // The tables of one database are joined: db features may read each other's schema.ts, nothing else.
      to: { path: '^$1/features/[^/]+/', pathNot: ['^$1/features/$2/', '^db/features/[^/]+/schema\\.ts$'] },
    },
    {
      name: 'no-circles',
      comment: 'a circle has no layer',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-lost-imports',
      comment: 'an import that leads nowhere escapes every other rule',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|bench/results|test-results)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
}
