// The types of user-namespace.mjs, for the scripts in TypeScript that share it with set-up.
export function isLinuxRoot(): boolean
export function asDeskUser(command: string, args: readonly string[]): { command: string; args: string[] }
export function namespaceProblem(): { message: string; remedy: string } | undefined
