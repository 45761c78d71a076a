import { readLines } from '../../../db/features/edits/outbox.ts'
import { REFUSED } from '../../../db/features/edits/refused.ts'
import { readStored } from '../../../db/features/edits/stored-rows.ts'
import type { MirrorConnection } from '../../../db/types.ts'
import { stepCommands } from '../../../electron/core/features/edits/step-commands.ts'
import { conflictTables } from '../../../shared/features/conflicts/api.ts'
import { type Conflict, type ConflictChoice, WHOLE_ROW } from '../../../shared/features/conflicts/model.ts'
import type { Life } from './life.ts'
import type { Chance } from './random.ts'
import type { SimDesk } from './sim-desk.ts'
import { surviving } from './typing.ts'
import type { World } from './world.ts'

const [conflictTable] = conflictTables

/** A user takes back, does again, answers a question, or deals with what was refused. */
export function answerSomething(world: World, desk: SimDesk, chance: Chance): void {
  const { life } = desk
  if (!life) return
  const kind = chance.pick([
    'undo',
    'undo',
    'redo',
    'resolve',
    'resolve',
    'resolve',
    'retry',
    'dismiss',
  ] as const)
  const said = surviving(() => {
    switch (kind) {
      case 'undo':
      case 'redo':
        return stepCommands[kind](life.edits, null)
      case 'resolve':
        return resolveOne(life, chance)
      case 'retry':
      case 'dismiss':
        return dealWithRefused(desk, life, chance, kind)
    }
  })
  desk.note()
  world.schedule.note(`${desk.name} ${kind}: ${JSON.stringify(said)}`)
}

function openConflicts(db: MirrorConnection): Conflict[] {
  const ids = db
    .prepare<[], string>('SELECT id FROM conflict WHERE closed_at IS NULL ORDER BY id')
    .pluck()
    .all() as unknown as string[]
  return ids.flatMap((id) => {
    const row = readStored(db, conflictTable, id)
    return row ? [row.model as Conflict] : []
  })
}

function resolveOne(life: Life, chance: Chance): unknown {
  const open = openConflicts(life.db)
  if (open.length === 0) return 'nothing to answer'
  const { id, kind, mine, theirs } = chance.pick(open)
  const byField = kind === 'FIELDS' || kind === 'HANDOVER'
  const fields = byField
    ? [...new Set([...Object.keys(JSON.parse(mine)), ...Object.keys(JSON.parse(theirs))])]
    : [WHOLE_ROW]
  // One choice for all: what belongs together is answered as one.
  const choice: ConflictChoice = chance.pick(byField ? ['mine', 'theirs', 'before'] : ['mine', 'theirs'])
  return stepCommands.resolve(life.edits, {
    id,
    choices: Object.fromEntries(fields.map((field) => [field, choice])),
  })
}

function dealWithRefused(desk: SimDesk, life: Life, chance: Chance, kind: 'retry' | 'dismiss'): unknown {
  const refused = readLines(life.db, REFUSED)
  if (refused.length === 0) return 'nothing was refused'
  const line = chance.pick(refused)
  const together = line.group === null ? [line] : refused.filter(({ group }) => group === line.group)
  const said = stepCommands[kind](life.edits, { id: line.id })
  if (said === true) for (const { id } of together) desk.putAway.add(id)
  return said
}
