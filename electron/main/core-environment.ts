/**
 * What core gets of the environment: what any program needs. Electron's and Node's own switches stay behind; with them one could have it
 * trust authorities that are not Node's own (fault 65).
 */
export function coreEnvironment(all: NodeJS.ProcessEnv, codeCache: string): NodeJS.ProcessEnv {
  const kept = Object.entries(all).filter(([name]) => !/^(ELECTRON|NODE|npm)_/.test(name))
  return {
    ...Object.fromEntries(kept),
    // What a start has compiled serves the next one.
    NODE_COMPILE_CACHE: codeCache,
    // glibc gives each thread that allocates at once a heap of its own, and none of them back.
    MALLOC_ARENA_MAX: '2',
  }
}
