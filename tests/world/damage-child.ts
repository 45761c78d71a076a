// Flips a byte of a page that each sign-in reads in the mirror of SCRIVANIA_DESK: for tests whose runner loads no database engine.
import { damageMeta } from './damaged-desk.ts'
import { Desk } from './desk.ts'

await damageMeta(new Desk(JSON.parse(process.env.SCRIVANIA_DESK ?? '{}')))
process.exit(0)
