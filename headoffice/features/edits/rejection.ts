import type { EditProblem } from '../../../shared/sync/edit-policy.ts'
import type { RejectionCode } from '../../../shared/sync/mutations.ts'

/** A mutation that is refused for good: it undoes everything of its transaction and becomes an outcome. */
export class Rejection extends Error {
  readonly code: RejectionCode
  readonly field: string | undefined

  constructor(code: RejectionCode, field?: string) {
    super(code)
    this.code = code
    this.field = field
  }
}

/** Throws the first of these problems; does nothing when there is none. */
export function rejectFirst([problem]: readonly EditProblem[]): void {
  if (problem) throw new Rejection(problem.code, problem.field)
}
