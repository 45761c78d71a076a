import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  keyWraps,
  newMirrorKey,
  rewrapDevice,
  rewrapPassword,
  unwrapByDevice,
  unwrapByPassword,
  wrapKey,
} from './key-wraps.ts'

const deviceSecret = () => randomBytes(32).toString('base64url')

describe('the two wraps of the mirror key', () => {
  it('follows a device that enrolled anew, and keeps the password', async () => {
    const key = newMirrorKey()
    const [before, since] = [deviceSecret(), deviceSecret()]
    const wraps = rewrapDevice(await wrapKey(key, 'pàrola', before), key, since)
    expect(unwrapByDevice(wraps, since)).toEqual(key)
    expect(unwrapByDevice(wraps, before)).toBeNull()
    expect(await unwrapByPassword(wraps, 'pàrola')).toEqual(key)
  })

  it('opens with the password, and with the secret of the device', async () => {
    const key = newMirrorKey()
    const secret = deviceSecret()
    const wraps = keyWraps.parse(JSON.parse(JSON.stringify(await wrapKey(key, 'pàrola', secret))))
    expect(await unwrapByPassword(wraps, 'pàrola')).toEqual(key)
    expect(unwrapByDevice(wraps, secret)).toEqual(key)
  })

  it('opens with the same password typed decomposed', async () => {
    const key = newMirrorKey()
    const wraps = await wrapKey(key, 'pàrola'.normalize('NFC'), deviceSecret())
    expect(await unwrapByPassword(wraps, 'pàrola'.normalize('NFD'))).toEqual(key)
  })

  it('gives null, not a wrong key, for another password, another secret or a touched box', async () => {
    const secret = deviceSecret()
    const wraps = await wrapKey(newMirrorKey(), 'one', secret)
    expect(await unwrapByPassword(wraps, 'two')).toBeNull()
    expect(unwrapByDevice(wraps, deviceSecret())).toBeNull()
    const touched = {
      ...wraps,
      device: { ...wraps.device, data: Buffer.from(randomBytes(32)).toString('base64') },
    }
    expect(unwrapByDevice(touched, secret)).toBeNull()
  })

  it('takes a new password and keeps the device wrap; the old password opens no more', async () => {
    const key = newMirrorKey()
    const secret = deviceSecret()
    const changed = await rewrapPassword(await wrapKey(key, 'old', secret), key, 'new')
    expect(await unwrapByPassword(changed, 'new')).toEqual(key)
    expect(await unwrapByPassword(changed, 'old')).toBeNull()
    expect(unwrapByDevice(changed, secret)).toEqual(key)
  })
})
