import { interactionTables } from '../../../shared/features/interactions/api.ts'
import { pgTableOf } from '../../pg-table.ts'

const [interactionSynced] = interactionTables

export const interaction = pgTableOf(interactionSynced)
