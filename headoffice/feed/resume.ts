import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../refusal.ts'

/** Where a snapshot goes on. Signed, because it decides what is read; opaque to the desk. */
const resumePoint = z.object({
  epoch: z.uuid(),
  v0: z.number().int().nonnegative(),
  bucket: z.string(),
  tbl: z.string(),
  lastId: z.string(),
  schema: z.number().int(),
})
export type ResumePoint = z.infer<typeof resumePoint>

function sign(payload: string, secret: Buffer): Buffer {
  return createHmac('sha256', secret).update('resume|').update(payload).digest()
}

export function writeResume(point: ResumePoint, secret: Buffer): string {
  const payload = Buffer.from(JSON.stringify(point)).toString('base64url')
  return `${payload}.${sign(payload, secret).toString('base64url')}`
}

/** Throws `bad_request` for a token that this head office did not sign. */
export function readResume(token: string, secret: Buffer): ResumePoint {
  const [payload = '', signature = '', ...rest] = token.split('.')
  const given = Buffer.from(signature, 'base64url')
  const right = sign(payload, secret)
  if (rest.length > 0 || given.length !== right.length || !timingSafeEqual(given, right))
    throw new Refusal('bad_request', { why: 'resume token not signed by us' })
  return resumePoint.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
}
