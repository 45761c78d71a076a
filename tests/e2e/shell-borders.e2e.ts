// What the shell keeps out: whatever a page might ask for, reach, or send. On the real runtime, with a tiny page and an echoing core.
import { windowCalls } from '../../shared/rpc/shell.ts'
import { expect, test } from './desk.ts'
import { type FixturePage, state } from './fixture-page.ts'

declare const window: FixturePage

test.use({ deskOptions: { fixture: true } })

test.beforeEach(async ({ desk }) => {
  await expect(state(desk)).toHaveText('echo ciao')
})

test.describe('permissions', () => {
  test('everything a page may ask for is refused', async ({ desk }) => {
    const answers = await desk.page.evaluate(async () => {
      const outcome = (asked: Promise<unknown>) => asked.then(() => 'granted').catch(() => 'refused')
      const media = (what: object) => navigator.mediaDevices.getUserMedia(what)
      const { hid } = navigator as unknown as { hid: { requestDevice(filter: object): Promise<unknown[]> } }
      return {
        camera: await outcome(media({ video: true })),
        microphone: await outcome(media({ audio: true })),
        place: await outcome(
          new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
        ),
        clipboard: await outcome(navigator.clipboard.readText()),
        notifications: await Notification.requestPermission(),
        devices: await hid.requestDevice({ filters: [] }).then(
          (found) => found.length,
          () => 0,
        ),
        midi: await outcome(navigator.requestMIDIAccess({ sysex: true })),
        asked: await Promise.all(
          ['geolocation', 'notifications', 'camera', 'clipboard-read'].map(
            async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
          ),
        ),
      }
    })
    expect(answers).toEqual({
      camera: 'refused',
      microphone: 'refused',
      place: 'refused',
      clipboard: 'refused',
      notifications: 'denied',
      devices: 0,
      midi: 'refused',
      asked: ['denied', 'denied', 'denied', 'denied'],
    })
  })
})

test.describe('content security policy', () => {
  test.beforeEach(({ desk }) => desk.forgive(/./))

  test('scripts in the page, evaluated text, foreign pictures, forms and frames are stopped', async ({
    desk,
  }) => {
    const outcome = await desk.page.evaluate(async () => {
      const violated = new Set<string>()
      Reflect.set(globalThis, 'violated', violated)
      document.addEventListener('securitypolicyviolation', (event) => violated.add(event.effectiveDirective))
      const attempt = (work: () => unknown) => {
        try {
          work()
          return 'done'
        } catch (error) {
          return error instanceof Error ? error.name : 'refused'
        }
      }
      const add = <K extends keyof HTMLElementTagNameMap>(
        name: K,
        set: (element: HTMLElementTagNameMap[K]) => void,
      ) => {
        const element = document.createElement(name)
        set(element)
        document.body.append(element)
        return element
      }
      const results = {
        markup: attempt(() => {
          document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.hit = 1">')
        }),
        plainText: attempt(() => {
          document.createElement('style').innerHTML = 'p { color: red }'
        }),
        evaluated: await window.evaluateText(),
        script: attempt(() =>
          add('script', (element) => element.setAttribute('src', 'https://example.com/x.js')),
        ),
        inline: attempt(() => add('script', (element) => element.append('window.hit = 1'))),
      }
      add('img', (element) => element.setAttribute('src', 'https://example.com/x.png'))
      add('iframe', (element) => element.setAttribute('src', 'app://scrivania/index.html'))
      add('base', (element) => element.setAttribute('href', 'https://example.com/'))
      const form = add('form', (element) => element.setAttribute('action', 'https://example.com/'))
      form.submit()
      const fetched = await fetch('https://example.com/').then(
        () => 'done',
        () => 'refused',
      )
      return { results, fetched }
    })
    expect(outcome.results).toMatchObject({ markup: 'TypeError', plainText: 'done', evaluated: 'EvalError' })
    expect(outcome.fetched).toBe('refused')
    const violated = () =>
      desk.page.evaluate(() => [...(Reflect.get(globalThis, 'violated') as Set<string>)].sort())
    await expect
      .poll(violated)
      .toEqual([
        'base-uri',
        'connect-src',
        'form-action',
        'frame-src',
        'img-src',
        'require-trusted-types-for',
      ])
    expect(await desk.page.evaluate(() => 'hit' in globalThis)).toBe(false)
    expect(await desk.cspReports()).toBeGreaterThan(0)
  })

  test('a second trusted-types policy cannot be made', async ({ desk }) => {
    const outcome = await desk.page.evaluate(() => {
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): void }
      }
      return ['default', 'mine'].map((name) => {
        try {
          trustedTypes.createPolicy(name, { createHTML: (text: string) => text })
          return 'made'
        } catch {
          return 'refused'
        }
      })
    })
    expect(outcome).toEqual(['refused', 'refused'])
  })
})

test.describe('leaving the page', () => {
  test.beforeEach(({ desk }) => desk.forgive(/./))

  const places = [
    'https://example.com/',
    'file:///etc/passwd',
    'data:text/html,<p>x',
    'app://elsewhere/index.html',
    'chrome://version',
    'view-source:app://scrivania/index.html',
  ]

  test('no address, link, drop or new window leads anywhere', async ({ desk }) => {
    const { page, app } = desk
    const before = page.url()
    await app.evaluate(({ app: application, BrowserWindow }) => {
      const seen = { started: [] as string[], refused: [] as string[], left: [] as string[], made: 0 }
      Reflect.set(globalThis, 'seen', seen)
      application.on('web-contents-created', () => seen.made++)
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.on('did-start-navigation', ({ url }) => seen.started.push(url))
      contents?.on('will-navigate', (event) => {
        if (event.defaultPrevented) seen.refused.push(event.url)
      })
      contents?.on('did-navigate', (_event, url) => seen.left.push(url))
    })
    const seen = (): Promise<{ started: string[]; refused: string[]; left: string[]; made: number }> =>
      app.evaluate(() => Reflect.get(globalThis, 'seen'))
    const go = (place: string) =>
      page.evaluate((url) => {
        location.href = url
      }, place)
    for (const place of places) {
      await go(place)
      await page.evaluate((url) => {
        const link = document.createElement('a')
        link.href = url
        document.body.append(link)
        link.click()
        link.dispatchEvent(new MouseEvent('click', { button: 1, ctrlKey: true, bubbles: true }))
        link.remove()
      }, place)
      const opened = await page.evaluate((url) => globalThis.open(url) === null, place)
      expect(opened, `window.open(${place})`).toBe(true)
    }
    // What a page asks of main arrives in order: when the last wish is refused, those before it have been judged.
    const last = 'https://example.com/last'
    await go(last)
    await expect.poll(async () => (await seen()).refused.at(-1)).toBe(last)
    const { started, refused, left, made } = await seen()
    expect(new Set(started)).toEqual(new Set(refused))
    expect(refused).toContain('app://elsewhere/index.html')
    expect({ left, made }).toEqual({ left: [], made: 0 })
    expect(page.url()).toBe(before)
    // Asked directly: after a refused navigation the driver's locators wait for its end.
    expect(await page.evaluate(() => document.querySelector('#state')?.textContent)).toBe('echo ciao')
  })

  test('the page comes back from an empty one', async ({ desk }) => {
    for (const place of ['about:blank', 'about:srcdoc']) {
      await desk.page.evaluate((url) => {
        document.querySelector('#state')?.replaceChildren('leaving')
        setTimeout(() => {
          location.href = url
        })
      }, place)
      await expect(state(desk)).toHaveText('echo ciao')
    }
  })

  test('a webview is no element of the window', async ({ desk }) => {
    await desk.app.evaluate(({ app: application }) => {
      Reflect.set(globalThis, 'made', 0)
      application.on('web-contents-created', () => Reflect.set(globalThis, 'made', 1))
    })
    // An element that asked main for its contents would have done so before the page asks the next thing.
    await desk.page.evaluate(async () => {
      const view = document.createElement('webview')
      view.setAttribute('src', 'https://example.com/')
      document.body.append(view)
      await window.shell.about()
    })
    expect(await desk.page.evaluate(() => document.querySelector('webview')?.shadowRoot)).toBe(null)
    expect(await desk.app.evaluate(() => Reflect.get(globalThis, 'made'))).toBe(0)
  })

  test('a window that knew the element would attach none', async ({ desk }) => {
    const attached = await desk.app.evaluate(async ({ BrowserWindow, webContents }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true, sandbox: true } })
      await window.loadURL('app://scrivania/index.html')
      const refused = new Promise((resolve) => {
        window.webContents.on('will-attach-webview', (event) => resolve(event.defaultPrevented))
      })
      await window.webContents.executeJavaScript(`{
        const view = document.createElement('webview')
        view.src = 'https://example.com/'
        document.body.append(view)
      }`)
      const outcome = {
        refused: await refused,
        kinds: webContents.getAllWebContents().map((one) => one.getType()),
      }
      window.destroy()
      return outcome
    })
    expect(attached).toEqual({ refused: true, kinds: ['window', 'window'] })
  })

  test('nothing is downloaded', async ({ desk }) => {
    await desk.app.evaluate(({ session }) => {
      session.defaultSession.on('will-download', (event) => {
        Reflect.set(globalThis, 'isDownloadRefused', event.defaultPrevented)
      })
    })
    await desk.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['x']))
      link.download = 'x.txt'
      link.click()
    })
    await expect.poll(() => desk.app.evaluate(() => Reflect.get(globalThis, 'isDownloadRefused'))).toBe(true)
  })
})

test.describe('app protocol', () => {
  test('answers what is in its table, with the policy, and nothing else', async ({ desk }) => {
    const answers = await desk.app.evaluate(async ({ net }) => {
      const ask = async (url: string, method = 'GET') => {
        const response = await net.fetch(url, { method })
        return { status: response.status, headers: Object.fromEntries(response.headers) }
      }
      return {
        index: await ask('app://scrivania/index.html?x=1#y'),
        script: await ask('app://scrivania/page.js'),
        other: await ask('app://elsewhere/index.html'),
        posted: await ask('app://scrivania/index.html', 'POST'),
        above: await ask('app://scrivania/..%2f..%2f..%2fpackage.json'),
      }
    })
    expect(answers.index.status).toBe(200)
    expect(answers.index.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; " +
        "img-src 'self' blob: data:; connect-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'; " +
        "require-trusted-types-for 'script'; trusted-types default",
    })
    expect(answers.script.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8' })
    expect(answers.other.status).toBe(404)
    expect(answers.posted.status).toBe(404)
    expect(answers.above.status).toBe(404)
  })
})

test.describe('channels', () => {
  test('main listens on those of the contract and on no other', async ({ desk }) => {
    const found = await desk.app.evaluate(({ ipcMain }) => {
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, unknown>
      return {
        handled: [...handlers.keys()].sort(),
        heard: ipcMain.eventNames().filter((name) => name !== 'error'),
      }
    })
    expect(found.handled).toEqual(Object.keys(windowCalls).sort())
    expect(found.heard).toEqual([])
  })

  test('each refuses the wrong shape', async ({ desk }) => {
    const answers = await desk.page.evaluate(async () => {
      const calls: Record<string, (value: never) => Promise<unknown>> = {
        requestPort: window.shell.requestPort,
        setLocale: window.shell.setLocale,
        setTheme: window.shell.setTheme,
        zoom: window.shell.zoom,
        openExternal: window.shell.openExternal,
      }
      const values: unknown[] = [
        undefined,
        null,
        1,
        '',
        'x'.repeat(5000),
        {},
        [],
        { __proto__: { locale: 'it' } },
        () => 1,
      ]
      const outcomes: string[] = []
      for (const [name, call] of Object.entries(calls)) {
        for (const value of values) {
          const outcome = await call(value as never).then(
            (answer) =>
              JSON.stringify(answer) === '{"opened":false}' ? 'refused' : `${name} took ${typeof value}`,
            () => 'refused',
          )
          outcomes.push(outcome)
        }
      }
      return outcomes
    })
    expect(new Set(answers)).toEqual(new Set(['refused']))
    // The bridge itself complains of what cannot be cloned.
    desk.forgive(/./)
  })
})

test.describe('addresses outside', () => {
  const hostile = [
    'http://example.com/',
    'HTTP://example.com/',
    'file:///etc/passwd',
    'file://server/share/x.exe',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'smb://server/share',
    '\\\\server\\share',
    '//example.com/',
    'ftp://example.com/',
    'ssh://example.com/',
    'ms-settings:',
    'ms-msdt:/id',
    'search-ms:query=x',
    'shell:startup',
    'steam://run/1',
    'x-apple.systempreferences:',
    'about:blank',
    'chrome://settings',
    'app://scrivania/index.html',
    'blob:app://scrivania/1',
    'https:/\\example.com',
    'https://user:word@example.com/',
    'https://example.com@evil.example/',
    'https://localhost/',
    'https://',
    'https:///',
    ' https://example.com/',
    'https://example.com/\n',
    'ht\ttps://example.com/',
    'https\u200b://example.com/',
    'https://exa\u202emple.com/',
    'java\nscript:alert(1)',
    'mailto:',
    'mailto:a@b.it?attach=/etc/passwd',
    'mailto:a@b.it?bcc=c@d.it',
    'mailto:a@b.it,c@d.it',
    'mailto:"a b"@c.it',
    'tel:',
    'tel:*#06#',
    'tel:+39011;ext=1',
    'tel:javascript',
    'httpsx://example.com/',
    'https.evil://example.com/',
    '',
    'x'.repeat(3000),
  ]

  test('hostile ones are refused without a word to the system', async ({ desk }) => {
    const { app, page } = desk
    await app.evaluate(({ shell, dialog }) => {
      const seen: string[] = []
      Reflect.set(globalThis, 'seen', seen)
      shell.openExternal = async (url) => void seen.push(url)
      Reflect.set(dialog, 'showMessageBox', async () => ({ response: 1, checkboxChecked: false }))
    })
    for (const url of hostile) {
      const opened = await page.evaluate(
        (one) =>
          window.shell.openExternal(one).then(
            (answer) => answer.opened,
            () => false,
          ),
        url,
      )
      expect(opened, url).toBe(false)
    }
    expect(await app.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual([])
  })

  test('harmless ones are opened after the user has seen where they lead', async ({ desk }) => {
    const { app, page } = desk
    await app.evaluate(({ shell, dialog }) => {
      const seen: string[] = []
      Reflect.set(globalThis, 'seen', seen)
      shell.openExternal = async (url) => void seen.push(url)
      Reflect.set(dialog, 'showMessageBox', async (_window: unknown, box: { detail: string }) => {
        seen.push(box.detail)
        return { response: 1, checkboxChecked: false }
      })
    })
    await page.evaluate(() => window.shell.setLocale('it'))
    for (const url of [
      'https://www.ivass.it/a?b=c',
      'mailto:info@example.it?subject=Ciao',
      'tel:+39 011 123'.replaceAll(' ', ''),
    ]) {
      expect(await page.evaluate((one) => window.shell.openExternal(one), url)).toEqual({ opened: true })
    }
    expect(await app.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual([
      'Il browser aprirà il sito www.ivass.it.',
      'https://www.ivass.it/a?b=c',
      'Il programma di posta scriverà a info@example.it.',
      'mailto:info@example.it?subject=Ciao',
      'Il telefono chiamerà +39011123.',
      'tel:+39011123',
    ])
  })
})
