import { MirrorError } from '../../../../db/errors.ts'
import { readEditCounts } from '../../../../db/features/edits/counts.ts'
import { mirror, writer } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

/** Fault 41: a full disk is told as such, and what was typed stays in the form; every other failure passes unchanged. */
function diskFullOr(diskFull: () => Error): (error: unknown) => never {
  return (error) => {
    throw error instanceof MirrorError && error.fault === 'disk-full' ? diskFull() : error
  }
}

export const editsHandlers = {
  apply: rpc.edits.apply.handler(async ({ context, input, errors }) => {
    const answer = await writer(context).call('applyEdits', input).catch(diskFullOr(errors.DISK_FULL))
    if ('refused' in answer) throw errors.EDIT_REFUSED({ data: { problems: [...answer.refused] } })
    return answer
  }),
  undo: rpc.edits.undo.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
  redo: rpc.edits.redo.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
  steps: rpc.edits.steps.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
  counts: rpc.edits.counts.handler(({ context }) => readEditCounts(mirror(context))),
  inbox: rpc.edits.inbox.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
  retry: rpc.edits.retry.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
  dismiss: rpc.edits.dismiss.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
  pendingOf: rpc.edits.pendingOf.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
  draft: rpc.edits.draft.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
  saveDraft: rpc.edits.saveDraft.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
  dropDraft: rpc.edits.dropDraft.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
}
