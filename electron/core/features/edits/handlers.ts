import { readEditCounts } from '../../../../db/features/edits/counts.ts'
import { readDraft } from '../../../../db/features/edits/drafts.ts'
import { readInbox, readPendingOf } from '../../../../db/features/edits/inbox-reader.ts'
import { readSteps } from '../../../../db/features/edits/undo.ts'
import { mirror, writer } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

const edits = rpc.edits

export const editsHandlers = {
  apply: edits.apply.handler(async ({ context, input, errors }) => {
    const answer = await writer(context).call('applyEdits', input)
    if ('refused' in answer) throw errors.EDIT_REFUSED({ data: { problems: [...answer.refused] } })
    return answer
  }),
  undo: edits.undo.handler(async ({ context, errors }) => {
    const answer = await writer(context).call('undo', null)
    if (answer && 'refused' in answer) throw errors.EDIT_REFUSED({ data: { problems: [...answer.refused] } })
    return answer
  }),
  redo: edits.redo.handler(async ({ context, errors }) => {
    const answer = await writer(context).call('redo', null)
    if (answer && 'refused' in answer) throw errors.EDIT_REFUSED({ data: { problems: [...answer.refused] } })
    return answer
  }),
  steps: edits.steps.handler(({ context }) => readSteps(mirror(context))),
  counts: edits.counts.handler(({ context }) => readEditCounts(mirror(context), Date.now())),
  inbox: edits.inbox.handler(({ context }) => readInbox(mirror(context), Date.now())),
  retry: edits.retry.handler(async ({ context, input, errors }) => {
    const answer = await writer(context).call('retry', input)
    if (answer === false) throw errors.NOT_FOUND()
    if (answer !== true) throw errors.EDIT_REFUSED({ data: { problems: [...answer.refused] } })
    return {}
  }),
  dismiss: edits.dismiss.handler(async ({ context, input, errors }) => {
    if (!(await writer(context).call('dismiss', input))) throw errors.NOT_FOUND()
    return {}
  }),
  pendingOf: edits.pendingOf.handler(({ context, input }) =>
    readPendingOf(mirror(context), input.customerId),
  ),
  draft: edits.draft.handler(({ context, input }) => readDraft(mirror(context), input.key)),
  saveDraft: edits.saveDraft.handler(async ({ context, input }) => {
    await writer(context).call('saveDraft', input)
    return {}
  }),
  dropDraft: edits.dropDraft.handler(async ({ context, input }) => {
    await writer(context).call('dropDraft', input)
    return {}
  }),
}
