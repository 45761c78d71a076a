/** A piece of SQL with its bound values; every word a user typed is a value, never part of the text. */
export type Clause = { sql: string; values: (string | number)[] }
