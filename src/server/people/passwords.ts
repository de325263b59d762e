import { hash, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes (OWASP's first recommendation), on the thread pool. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let nobody: Promise<string> | undefined

/** Takes as long for an account that doesn't exist as for one that does. */
export async function passwordFits(hashed: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  // Who is invited has none yet.
  const real = hashed?.startsWith('$') ? hashed : undefined
  const fits = await verify(real ?? (await nobody), password)
  return fits && real !== undefined
}
