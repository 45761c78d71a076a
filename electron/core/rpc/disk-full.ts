import { isDiskFull } from '../../../db/errors.ts'

/** Fault 41: a full disk is told as such, and what was typed stays in the form; every other failure passes unchanged. */
export function diskFullOr(diskFull: () => Error): (error: unknown) => never {
  return (error) => {
    throw isDiskFull(error) ? diskFull() : error
  }
}
