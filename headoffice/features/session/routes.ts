import { implement } from '@orpc/server'
import { sessionApi } from '../../../shared/features/session/api.ts'
import { requireVersions } from '../../access/versions.ts'
import { revoked, takeReceipt } from '../../access/wipes.ts'
import type { HeadOffice } from '../../context.ts'
import { refreshBucketSet } from '../../feed/bucket-set.ts'
import type { RequestContext } from '../../http/request.ts'
import { rawPublicKey } from '../../keys.ts'
import { Refusal } from '../../refusal.ts'
import { passwordFits } from './passwords.ts'
import {
  endSession,
  enrolDevice,
  findDevice,
  findUser,
  listDemoUsers,
  rotateTokens,
  sessionUserOf,
  startSession,
} from './store.ts'
import { countTry } from './tries.ts'

/** Signing in, enrolling, renewing and ending sessions. */
export function sessionRoutes(office: HeadOffice) {
  const { access } = office
  const os = implement(sessionApi).$context<RequestContext>()
  const serverTime = () => new Date(office.now()).toISOString()

  return os.router({
    open: os.open.handler(async ({ input, context }) => {
      const username = input.username.toLowerCase()
      const forgive = await countTry(office, username, context.address)
      const user = await findUser(office, username)
      if (!(await passwordFits(user?.passwordHash, input.password)) || !user) {
        office.metrics.count('sign_in_failures_total')
        throw new Refusal('wrong_credentials')
      }
      await forgive()
      if (user.disabledAt) throw new Refusal('user_disabled')
      const device = input.deviceId ? await findDevice(office, user.id, input.deviceId) : undefined
      if (device?.status === 'revoked') throw await revoked(office, device.id)
      return {
        tokens: await startSession(office, user.id, device?.id ?? null),
        user: await sessionUserOf(office, user),
        ...(device ? { keySecret: device.keySecret } : {}),
        serverTime: serverTime(),
      }
    }),

    enrol: os.enrol.handler(async ({ input, context }) => {
      const caller = await access.caller(context.authorization)
      requireVersions(input.protocol, input.schema)
      const { id, keySecret, tokens } = await enrolDevice(office, caller, input)
      const set = await refreshBucketSet(office.pool, caller.userId, id)
      access.forget(caller.userId)
      await office.nudges.accessChanged(caller.userId)
      return {
        deviceId: id,
        keySecret,
        tokens,
        buckets: [...set.buckets],
        bucketSetId: set.id,
        serverTime: serverTime(),
        signingKey: rawPublicKey(office.keys.orders.publicKey),
      }
    }),

    refresh: os.refresh.handler(({ input }) => rotateTokens(office, input)),

    close: os.close.handler(async ({ context }) => {
      const caller = await access.caller(context.authorization)
      await endSession(office, caller.familyId, 'signed-out')
      access.forget(caller.userId)
      await office.nudges.accessChanged(caller.userId)
      return {}
    }),

    wiped: os.wiped.handler(({ input }) => takeReceipt(office.pool, input)),

    demoUsers: os.demoUsers.handler(async () => ({ users: await listDemoUsers(office) })),
  })
}
