import { implement } from '@orpc/server'
import { syncApi } from '../../../shared/features/sync/api.ts'
import { feedOf } from '../../../shared/sync/buckets.ts'
import { PROTOCOL, SCHEMA } from '../../../shared/sync/wire.ts'
import { noteDevice } from '../../access/devices.ts'
import { requireVersions } from '../../access/versions.ts'
import { wipeOrderOf } from '../../access/wipes.ts'
import type { HeadOffice } from '../../context.ts'
import { refreshBucketSet } from '../../feed/bucket-set.ts'
import type { RequestContext } from '../../http/request.ts'
import { compareBucket } from './audit.ts'
import { headsOf, readPage, rowsOf } from './store.ts'

/** Versions, time and what a device holds. */
export function syncRoutes(office: HeadOffice) {
  const { access } = office
  const os = implement(syncApi).$context<RequestContext>()

  return os.router({
    hello: os.hello.handler(async ({ input, context }) => {
      // A revoked device is told so before anything else, whatever its program's age.
      const caller = context.authorization === undefined ? null : await access.caller(context.authorization)
      const wipe = !caller && input.device ? await wipeOrderOf(office.pool, input.device) : null
      if (!wipe) requireVersions(input.protocol, input.schema)
      const answer = {
        protocol: { min: PROTOCOL, max: PROTOCOL },
        schema: { min: SCHEMA, max: SCHEMA },
        serverTime: new Date(office.now()).toISOString(),
      }
      if (wipe) return { ...answer, wipe }
      if (!caller?.device) return answer
      const { protocol, schema, app: appVersion } = input
      await noteDevice(office, caller.device.id, { protocol, schema, appVersion })
      access.forget(caller.userId)
      const set = await refreshBucketSet(office.pool, caller.userId, caller.device.id)
      const feeds = [...new Set(set.buckets.map(feedOf))]
      return {
        ...answer,
        bucketSetId: set.id,
        buckets: [...set.buckets],
        rows: await rowsOf(office.pool, set.buckets),
        feeds: await headsOf(office.pool, feeds),
      }
    }),

    audit: os.audit.handler(async ({ input, context }) => {
      const caller = await access.device(context.authorization)
      const answer = await readPage(office, caller, (client, held) => compareBucket(client, held, input))
      const rows = answer.findings.reduce((sum, { put }) => sum + put.length, 0)
      office.metrics.count('audit_ranges_total', {}, input.ranges.length)
      office.metrics.count('audit_rows_sent_total', {}, rows)
      return answer
    }),
  })
}
