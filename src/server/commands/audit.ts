import { spawnSync } from 'node:child_process'

interface Report {
  metadata?: { vulnerabilities: Record<'info' | 'low' | 'moderate' | 'high' | 'critical', number> }
  error?: { summary?: string }
  message?: string
}

/** What npm knows of the packages we run with. Without a network there is nothing to ask, which is said and is no failure; a high or critical one is. */
export function judge(output: string): { text: string; failed: boolean } {
  let report: Report
  try {
    report = JSON.parse(output) as Report
  } catch {
    report = {}
  }
  if (!report.metadata) {
    const why = report.error?.summary ?? report.message ?? 'no answer'
    return { text: `not asked: ${why.split('\n')[0]}`, failed: false }
  }
  const { vulnerabilities: found } = report.metadata
  const text = Object.entries(found)
    .map(([severity, count]) => `${severity} ${count}`)
    .join(', ')
  return { text, failed: found.high + found.critical > 0 }
}

if (import.meta.main) {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 60_000 })
  const { text, failed } = judge(stdout ?? '')
  process.stdout.write(`${text}\n`)
  process.exitCode = failed ? 1 : 0
}
