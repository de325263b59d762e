import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const pidIn = (path: string): number => {
  try {
    return Number(readFileSync(path, 'utf8'))
  } catch {
    return 0
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Runs `work` while no other living process does (same path). A lock whose holder died is taken over. */
export async function alone<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      const handle = openSync(path, 'wx', 0o600)
      writeSync(handle, String(process.pid))
      closeSync(handle)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = pidIn(path)
      if (holder === process.pid || (holder && !isAlive(holder))) rmSync(path, { force: true })
      else await pause(25)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

/** Which living processes use the cluster; the last one to leave turns off the light. */
export function processesOf(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const mine = join(folder, String(process.pid))
  return {
    enter(): void {
      closeSync(openSync(mine, 'w', 0o600))
    },
    /** True when nobody is left. */
    leave(): boolean {
      rmSync(mine, { force: true })
      const others = readdirSync(folder).filter((name) => {
        if (isAlive(Number(name))) return true
        rmSync(join(folder, name), { force: true })
        return false
      })
      return others.length === 0
    },
  }
}
