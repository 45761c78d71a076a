import { rpc } from '../../rpc/implement.ts'

export const editsHandlers = {
  apply: rpc.edits.apply.handler(({ errors }) => {
    throw errors.NOT_FOUND()
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
  counts: rpc.edits.counts.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
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
