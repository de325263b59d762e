import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

/** A line of package-lock.json. */
export interface Locked {
  version: string
  license?: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  /** Comes inside another package, whose hash covers it. */
  inBundle?: boolean
  hasInstallScript?: boolean
}
/** What a server of ours is installed with, by its folder; `npm ci --omit=dev` installs exactly these. */
export function lockedPackages(): Map<string, Locked> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  return new Map(Object.entries(packages).filter(([path, { dev }]) => path && !dev))
}
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

const component = ([path, { version, license, integrity, optional }]: [string, Locked]) => {
  const name = nameOf(path)
  const [algorithm, hash] = integrity?.split('-') ?? []
  return {
    type: 'library',
    'bom-ref': `${path}@${version}`,
    name,
    version,
    scope: optional ? 'optional' : 'required',
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(license && { licenses: [/^[\w.-]+$/.test(license) ? { license: { id: license } } : { expression: license }] }),
    ...(hash && { hashes: [{ alg: algorithm!.replace('sha', 'SHA-'), content: Buffer.from(hash, 'base64').toString('hex') }] }),
  }
}

/** Everything Shopbell runs with, as CycloneDX: the same lock file gives the same text. */
export function sbom(): object {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string; version: string }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': name, name, version, licenses: [{ license: { id: 'Apache-2.0' } }] } },
    components: [...lockedPackages()].map(component),
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(sbom(), null, 2)}\n`)
