// The customers list in the real window over the whole mirror: open, sort, filter, scroll (docs/architecture.md, Budgets: list).
import type { Page } from '@playwright/test'
import { fullDesk, launch, signIn } from './lib/full-desk.ts'
import { percentile, report } from './lib/result.ts'

const RUNS = 7

/** Milliseconds from `act` to the frame on which the first row says something else; null when it stays what it was. */
async function untilRowsChange(page: Page, act: () => Promise<void>): Promise<number | null> {
  await page.evaluate(() => {
    // Asked anew each time: opening the list makes another grid.
    const first = () => document.querySelectorAll('[role=grid] [role=row]')[1]?.textContent ?? ''
    const before = first()
    const marks = globalThis as unknown as { benchDone: Promise<number | null>; benchStart: number }
    marks.benchStart = 0
    addEventListener('pointerdown', () => (marks.benchStart = performance.now()), {
      once: true,
      capture: true,
    })
    addEventListener('keydown', () => (marks.benchStart ||= performance.now()), { once: true, capture: true })
    marks.benchDone = new Promise((resolve) => {
      const look = () => {
        if (first() !== before) resolve(performance.now() - marks.benchStart)
        else if (marks.benchStart > 0 && performance.now() - marks.benchStart > 2000) resolve(null)
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
  })
  await act()
  return page.evaluate(() => (globalThis as unknown as { benchDone: Promise<number | null> }).benchDone)
}

async function measured(times: number, act: (run: number) => Promise<number | null>): Promise<number> {
  const samples: number[] = []
  for (let run = 0; run < times; run++) {
    const sample = await act(run)
    // Two letters may lead to the same first row: such a run measures nothing.
    if (sample !== null) samples.push(sample)
  }
  if (samples.length < 3) throw new Error('too few runs changed what is shown')
  return percentile(samples, 0.5)
}

/** The longest frame while the list is scrolled from end to end. */
function worstFrame(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const scroller = [...document.querySelectorAll('[role=grid], [role=grid] *')].find(
      (one) => one.scrollHeight > one.clientHeight + 1000,
    )
    if (!scroller) throw new Error('nothing to scroll')
    const frames: number[] = []
    let last = performance.now()
    for (let step = 0; step < 120; step++) {
      scroller.scrollTop = (scroller.scrollHeight * step) / 120
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      frames.push(now - last)
      last = now
    }
    return Math.max(...frames.slice(2))
  })
}

export async function run(): Promise<boolean> {
  console.log('list')
  const full = await fullDesk()
  const { app, page } = await launch(full.dataDir, full.headOffice)
  await signIn(page)
  const customers = page.getByRole('link', { name: 'Clienti' }).first()
  const settings = page.getByRole('link', { name: 'Impostazioni' }).first()
  const firstRowsMs = await measured(RUNS, async () => {
    await settings.click()
    await page.getByRole('grid').waitFor({ state: 'detached' })
    return untilRowsChange(page, () => customers.click())
  })
  const premium = page.getByRole('columnheader', { name: 'Premio' })
  const sortMs = await measured(RUNS, () => untilRowsChange(page, () => premium.click()))
  await page.keyboard.press('/')
  const filterMs = await measured(RUNS, async (run) => {
    await page.keyboard.press('Control+A')
    return untilRowsChange(page, () => page.keyboard.press('bvgzltp'[run] ?? 'b'))
  })
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Escape')
  const worstFrameMs = await worstFrame(page)
  await app.close()
  return report({
    name: 'list',
    figures: { firstRowsMs, sortMs, filterMs, worstFrameMs },
    ratios: {},
    budgets: [
      { key: 'firstRowsMs', atMost: 100 },
      { key: 'sortMs', atMost: 300 },
      { key: 'filterMs', atMost: 200 },
      { key: 'worstFrameMs', atMost: 50 },
    ],
  })
}
