/** Milliseconds this thread itself has worked since `process.threadCpuUsage()`; a busy machine doesn't add to them. */
export const workSince = (before: NodeJS.CpuUsage): number =>
  Object.values(process.threadCpuUsage(before)).reduce((sum, one) => sum + one, 0) / 1_000
