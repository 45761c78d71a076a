import { oc } from '@orpc/contract'
import { z } from 'zod'

/**
 * Errors of the desk RPC, by name. Each has a text in the message catalogue under `error.<NAME>`: what happened, to what,
 * what to do next. Any other error reaches the window as UNEXPECTED with the id that stands in the log.
 */
export const deskErrors = {
  SIGNED_OUT: {},
  /** The desk is locked: the password comes first. */
  LOCKED: {},
  NOT_FOUND: {},
  BAD_INPUT: {},
  /** Fault 41: nothing was written, and what was typed stays where it is. */
  DISK_FULL: {},
  UNEXPECTED: { data: z.object({ id: z.string() }) },
} as const

/** Start of every desk call: declared errors and, after it, `.input().output()`. */
export const desk = oc.errors(deskErrors)
