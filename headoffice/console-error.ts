/** A failure whose message is meant for the person at the console, who can do something about it. */
export class ConsoleError extends Error {}
