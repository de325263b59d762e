import { stored } from '../stored.ts'

/** Whether this browser rings for customers. */
export const soundOn = stored<boolean>('sound', true)

let audio: AudioContext | null = null
/** Two strokes of a shop bell, made here: nothing is fetched. A browser that has not been touched yet stays silent. */
export function ring(pitch = 1): void {
  if (!soundOn.get() || !navigator.userActivation?.hasBeenActive) return
  audio ??= new AudioContext()
  const from = audio.currentTime
  for (const [after, hertz] of [
    [0, 1318],
    [0.14, 1760],
  ] as const) {
    const tone = audio.createOscillator()
    const loud = audio.createGain()
    tone.frequency.value = hertz * pitch
    loud.gain.setValueAtTime(0.0001, from + after)
    loud.gain.exponentialRampToValueAtTime(0.12, from + after + 0.01)
    loud.gain.exponentialRampToValueAtTime(0.0001, from + after + 0.5)
    tone.connect(loud).connect(audio.destination)
    tone.start(from + after)
    tone.stop(from + after + 0.55)
  }
}
