type Labels = Readonly<Record<string, string | number>>

/** A few counters and gauges in Prometheus' text format. Labels hold names of routes and codes, never personal data. */
export type Metrics = {
  count(name: string, labels?: Labels, by?: number): void
  /** A value that is asked when the metrics are read. */
  gauge(name: string, read: () => number): void
  text(): string
}

export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>()
  const gauges = new Map<string, () => number>()
  return {
    count(name, labels = {}, by = 1) {
      const series = counters.get(name) ?? new Map<string, number>()
      counters.set(name, series)
      const key = labelText(labels)
      series.set(key, (series.get(key) ?? 0) + by)
    },
    gauge(name, read) {
      gauges.set(name, read)
    },
    text() {
      const lines: string[] = []
      for (const [name, series] of counters) {
        lines.push(`# TYPE headoffice_${name} counter`)
        for (const [labels, value] of series) lines.push(`headoffice_${name}${labels} ${value}`)
      }
      for (const [name, read] of gauges) {
        lines.push(`# TYPE headoffice_${name} gauge`, `headoffice_${name} ${read()}`)
      }
      return `${lines.join('\n')}\n`
    },
  }
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([key, value]) => `${key}="${String(value).replaceAll(/["\\\n]/g, '_')}"`,
  )
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}
