// The four programs of the desk. Main and preload are CommonJS for Node 18 and the window is for Chromium 114, because
// the fallback runtime is that old; core runs on Node 24. scripts/build.ts builds the parts that have changed.
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { createLogger, type InlineConfig, type Plugin } from 'vite'

const root = import.meta.dirname
const file = (path: string) => join(root, path)
const nodeModules = [...builtinModules, /^node:/]

/** Vite's warnings, without the one that a plugin of its own causes. */
function quietLogger() {
  const logger = createLogger('warn', { allowClearScreen: false })
  const warnOnce = logger.warnOnce.bind(logger)
  logger.warnOnce = (text, options) => {
    if (!text.includes('did not pass the `from` option')) warnOnce(text, options)
  }
  return logger
}

/**
 * Leaves nothing but ASCII in the code: one letter beyond Latin 1 and V8 holds the whole text with two bytes a letter, in each thread
 * and process that runs it. Done at the very end, because the minifier would undo it.
 */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        chunk.code = chunk.code.replace(
          /[^\0-\x7f]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        )
  },
}

/** V8 keeps the text of all code that runs: no word of the sources' own comments is in it but licences. */
const licencesOnly = { legal: true, annotation: false, jsdoc: false }

const common = {
  configFile: false,
  root,
  logLevel: 'warn',
  clearScreen: false,
} as const satisfies InlineConfig

/** Main and preload: one CommonJS file each, everything but Electron inside. */
function shellPart(name: 'main' | 'preload'): InlineConfig {
  return {
    ...common,
    plugins: [asciiOnly],
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      outDir: file(`out/${name}`),
      emptyOutDir: true,
      target: 'node18',
      rolldownOptions: {
        input: file(`electron/${name}/index.ts`),
        external: [...nodeModules, 'electron'],
        output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false, comments: licencesOnly },
      },
    },
  }
}

// The page is read from the disk; its size costs no download.
const chunkSizeWarningLimit = 5000

// The desk's code comes apart from that of the sign-in page (renderer/app/desk-code.ts); its styles come with the first, as
// the order of the rules must not depend on what is fetched when.
const renderer: InlineConfig = {
  ...common,
  root: file('renderer'),
  base: './',
  plugins: [react(), asciiOnly],
  customLogger: quietLogger(),
  build: {
    outDir: file('out/renderer'),
    emptyOutDir: true,
    target: 'chrome114',
    chunkSizeWarningLimit,
    cssCodeSplit: false,
  },
}

/** Of the 300 files of date-fns the log's roller needs five functions; loading them all took core 130 ms at each start. */
const fewDates: Plugin = {
  name: 'few-dates',
  enforce: 'pre',
  resolveId: (id) => (id === 'date-fns' ? '\0date-fns' : null),
  load: (id) =>
    id === '\0date-fns'
      ? ['addDays', 'addHours', 'format', 'isValid', 'parse']
          .map((name) => `export { ${name} } from 'date-fns/${name}'`)
          .join('\n')
      : null,
}

const core: InlineConfig = {
  ...common,
  plugins: [fewDates, asciiOnly],
  // Pure JavaScript goes into the bundle, which starts faster; what has a binary, or opens files beside itself from
  // a worker of its own, stays a package.
  ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2', 'pino'] },
  build: {
    ssr: true,
    outDir: file('out/core'),
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    rolldownOptions: {
      input: { main: file('electron/core/main.ts'), 'write-thread': file('electron/core/write-thread.ts') },
      external: nodeModules,
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        comments: licencesOnly,
      },
    },
  },
}

export default { main: shellPart('main'), preload: shellPart('preload'), renderer, core }
