import { consentTables } from '../../../shared/features/consents/api.ts'
import { pgTableOf } from '../../pg-table.ts'

const [consentSynced] = consentTables

export const consent = pgTableOf(consentSynced)
