/** With what is loaded only when it is needed; where there is no network, when there is one again. */
export function whenLoaded<Module>(load: () => Promise<Module>, use: (module: Module) => void): void {
  load().then(use, () => addEventListener('online', () => whenLoaded(load, use), { once: true }))
}
