// The shell's contract: every word that main (windows and the system) exchanges with the window and with core.
// Domain calls do not pass here: they go over the port straight to core. Each entry names its channel, the schema of
// its argument and of its answer, so that main registers, preload calls and tests enumerate from one list.
import { z } from 'zod'

const nothing = z.void()

/** The two languages the desk speaks. */
export const localeSchema = z.enum(['it', 'en'])
export type Locale = z.infer<typeof localeSchema>

/** `keep` changes nothing: it asks. */
export const zoomStep = z.enum(['in', 'out', 'reset', 'keep'])
export type ZoomStep = z.infer<typeof zoomStep>

/** How core is doing; `generation` grows with each start, so that the window knows when its port is of the past. */
export const coreStateSchema = z.strictObject({
  state: z.enum(['starting', 'ready', 'restarting', 'failed']),
  generation: z.int().nonnegative(),
})
export type CoreState = z.infer<typeof coreStateSchema>

/** What "About" shows and what "copy diagnosis" copies: versions and states, no personal data. */
export const aboutSchema = z.strictObject({
  product: z.string(),
  version: z.string(),
  runtime: z.enum(['electron', 'fallback']),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  coreNode: z.string(),
  system: z.string(),
  keyring: z.string(),
  core: coreStateSchema,
  cspReports: z.int().nonnegative(),
})
export type About = z.infer<typeof aboutSchema>

/** Window to main, always answered. `perMinute` is the rate above which main refuses. */
export const windowCalls = {
  'port:request': { input: z.strictObject({ id: z.uuid() }), output: nothing, perMinute: 60 },
  'core:state': { input: nothing, output: coreStateSchema, perMinute: 120 },
  'window:ready': { input: nothing, output: nothing, perMinute: 60 },
  'window:locale': { input: z.strictObject({ locale: localeSchema }), output: nothing, perMinute: 60 },
  'window:theme': {
    input: z.strictObject({ theme: z.enum(['light', 'dark', 'system']) }),
    output: nothing,
    perMinute: 60,
  },
  'window:zoom': {
    input: z.strictObject({ step: zoomStep }),
    output: z.strictObject({ percent: z.int() }),
    perMinute: 600,
  },
  'shell:about': { input: nothing, output: aboutSchema, perMinute: 60 },
  'shell:copy-diagnosis': { input: nothing, output: nothing, perMinute: 60 },
  'shell:open-external': {
    input: z.strictObject({ url: z.string().min(1).max(2048) }),
    output: z.strictObject({ opened: z.boolean() }),
    perMinute: 30,
  },
  'csp:report': {
    input: z.strictObject({ directive: z.string().max(100), blocked: z.string().max(500) }),
    output: nothing,
    perMinute: 600,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType; perMinute: number }>

export type WindowCalls = typeof windowCalls
export type WindowCallName = keyof WindowCalls
export type WindowCallInput<N extends WindowCallName> = z.infer<WindowCalls[N]['input']>
export type WindowCallOutput<N extends WindowCallName> = z.infer<WindowCalls[N]['output']>

/** Main to window, not answered. */
export const windowEvents = {
  'core:state': coreStateSchema,
  'menu:command': z.strictObject({ command: z.enum(['about']) }),
  'notification:open': z.strictObject({ tag: z.string() }),
} as const satisfies Record<string, z.ZodType>
export type WindowEventName = keyof typeof windowEvents
export type WindowEvent<N extends WindowEventName> = z.infer<(typeof windowEvents)[N]>

/** The channel on which preload receives a port from main, and the mark with which it hands it to the page. */
export const portChannel = 'port:here'

/** What the page finds as `window.shell`. */
export interface ShellApi {
  /**
   * Asks for a port to core. It arrives as a `message` event of the window whose data is
   * `{ type: 'port:here', id }` and whose `ports[0]` is the port (a port cannot be returned across the bridge).
   * Rejected when core cannot be started.
   */
  requestPort(id: string): Promise<void>
  coreState(): Promise<CoreState>
  /** Says that the sign-in page or the desk takes input. */
  ready(): Promise<void>
  setLocale(locale: Locale): Promise<void>
  setTheme(theme: 'light' | 'dark' | 'system'): Promise<void>
  /** The size after this step, in percent. */
  zoom(step: ZoomStep): Promise<{ percent: number }>
  about(): Promise<About>
  copyDiagnosis(): Promise<void>
  /** Opens an https, mailto or tel address outside, after the user has seen where it leads. */
  openExternal(url: string): Promise<{ opened: boolean }>
  reportCsp(directive: string, blocked: string): Promise<void>
  /** Each returns a function that ends the subscription. */
  onCoreState(listener: (state: CoreState) => void): () => void
  onMenuCommand(listener: (command: 'about') => void): () => void
  onNotificationOpen(listener: (tag: string) => void): () => void
}

/** Core to main, always answered. */
export const coreRequests = {
  /** Seals a small blob with the system's keyring; `none` means there is none and nothing was sealed. */
  seal: {
    input: z.strictObject({ plain: z.instanceof(Uint8Array) }),
    output: z.discriminatedUnion('backend', [
      z.strictObject({ backend: z.literal('none') }),
      z.strictObject({ backend: z.literal('keyring'), sealed: z.instanceof(Uint8Array) }),
    ]),
  },
  /** Opens what `seal` gave; `locked` means the keyring is absent, shut or not the one that sealed it. */
  open: {
    input: z.strictObject({ sealed: z.instanceof(Uint8Array) }),
    output: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('locked') }),
      z.strictObject({ result: z.literal('opened'), plain: z.instanceof(Uint8Array) }),
    ]),
  },
  /** Shows a notification of the system; a click on it sends `notification:open` with the tag to the window. */
  notify: {
    input: z.strictObject({
      tag: z.string().max(200),
      title: z.string().max(200),
      body: z.string().max(1000),
    }),
    output: z.strictObject({ shown: z.boolean() }),
  },
  /** Opens a file that core laid into its `opened` folder with the system's viewer. */
  openFile: {
    input: z.strictObject({ path: z.string().max(4096) }),
    output: z.strictObject({ opened: z.boolean() }),
  },
  /** Asks the user where to, and copies such a file there; he may say nowhere, or a place that takes no file. */
  saveFile: {
    input: z.strictObject({ path: z.string().max(4096), name: z.string().max(200) }),
    output: z.strictObject({ result: z.enum(['saved', 'not-saved', 'cannot-write']) }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
export type CoreRequestName = keyof typeof coreRequests
export type CoreRequestInput<N extends CoreRequestName> = z.infer<(typeof coreRequests)[N]['input']>
export type CoreRequestOutput<N extends CoreRequestName> = z.infer<(typeof coreRequests)[N]['output']>

/** Core to main, not answered. */
export const coreNotices = {
  /** Core has bound its handlers and accepts connections. */
  ready: z.strictObject({ node: z.string() }),
  /** The least level main should send. */
  'log-level': z.strictObject({ level: z.enum(['debug', 'info', 'warn', 'error']) }),
} as const satisfies Record<string, z.ZodType>
export type CoreNoticeName = keyof typeof coreNotices
export type CoreNotice<N extends CoreNoticeName> = z.infer<(typeof coreNotices)[N]>

/** Main to core, not answered. */
export const mainNotices = {
  /** A line for the log: core owns the log file. */
  log: z.strictObject({
    level: z.enum(['debug', 'info', 'warn', 'error']),
    time: z.number(),
    message: z.string(),
    data: z.record(z.string(), z.unknown()).optional(),
  }),
  /** The machine goes to sleep or wakes up, or its screen is locked. */
  power: z.strictObject({ state: z.enum(['suspend', 'resume', 'lock']) }),
  /** The desk closes: core ends what it does and exits by itself. */
  shutdown: z.strictObject({}),
} as const satisfies Record<string, z.ZodType>
export type MainNoticeName = keyof typeof mainNotices
export type MainNotice<N extends MainNoticeName> = z.infer<(typeof mainNotices)[N]>
export type LogLine = MainNotice<'log'>

/**
 * Public keys of head office as hashes, where whoever installed the desk pinned them: the one it has and at least one more that is kept
 * for the day on which that one is lost, or nobody would get in any more.
 */
const pins = z
  .array(z.string().regex(/^sha256\/[A-Za-z0-9+/]{43}=$/))
  .refine((keys) => new Set(keys).size !== 1, 'one pin is none: name the key that is kept in reserve too')
export type Pins = z.infer<typeof pins>

/** What main hands to core at its start, as one JSON word on its command line. */
export const coreSettingsSchema = z.strictObject({
  /** The folder of everything the program writes. */
  dataDir: z.string().min(1),
  /** Head office's address, if one was named at the start. */
  headOffice: z.url({ protocol: /^https?$/ }).nullable(),
  /** Empty where nothing was pinned. */
  pins,
  version: z.string(),
  packaged: z.boolean(),
  generation: z.int().positive(),
})
export type CoreSettings = z.infer<typeof coreSettingsSchema>
