// Core's session as it starts, before anybody signs in: it asks for orders, and is killed on the way.
import { Desk } from './desk.ts'

const desk = new Desk(JSON.parse(process.env.SCRIVANIA_DESK ?? '{}'))
await desk.session.askForOrders()
process.exit(0)
