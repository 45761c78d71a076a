import { expect, test } from 'vitest'
import { coreEnvironment } from './core-environment.ts'

test('fault 65: no switch of the environment has core trust another root than Node’s own, or none', () => {
  const hostile = {
    NODE_EXTRA_CA_CERTS: '/etc/proxy.pem',
    NODE_USE_SYSTEM_CA: '1',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_OPTIONS: '--use-openssl-ca',
  }
  expect(coreEnvironment({ ...hostile, HOME: '/home/marta' }, '/data/code')).toEqual({
    HOME: '/home/marta',
    NODE_COMPILE_CACHE: '/data/code',
    MALLOC_ARENA_MAX: '2',
  })
})
