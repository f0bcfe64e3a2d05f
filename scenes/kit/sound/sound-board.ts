import { type ContinuousVoice, humVoice, noiseVoice, toneVoice } from './voices.ts';

const NOISE_S = 2;

/**
 * The sounds of a workshop, all made by WebAudio. Silent until `unlock` (browsers let a page sound only after a gesture) and while it is
 * muted; without WebAudio it stays silent.
 */
export class SoundBoard {
  #context: AudioContext | null = null;
  #out: GainNode | null = null;
  #noise: AudioBuffer | null = null;
  #muted = false;
  readonly #voices = new Map<string, ContinuousVoice>();

  /** To be called from a gesture. */
  unlock(): void {
    if (typeof AudioContext === 'undefined') return;
    if (this.#context === null) {
      const context = new AudioContext();
      const out = context.createGain();
      out.gain.value = this.#muted ? 0 : 0.5;
      const limiter = context.createDynamicsCompressor();
      out.connect(limiter).connect(context.destination);
      this.#context = context;
      this.#out = out;
      this.#noise = noiseOf(context);
    }
    // Refused where the browser still wants a gesture: the next one asks again.
    if (this.#context.state === 'suspended') this.#context.resume().catch(() => {});
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    this.#muted = muted;
    const context = this.#context;
    if (context !== null) this.#out?.gain.setTargetAtTime(muted ? 0 : 0.5, context.currentTime, 0.03);
  }

  /** An armature that strikes: contactors, breakers. @param strength 0 to 1 */
  clack(strength = 1): void {
    this.#burst({ lowHz: 180 + 120 * strength, q: 1.2, seconds: 0.05, level: 0.9 * strength });
    this.#burst({ lowHz: 1900, q: 3, seconds: 0.02, level: 0.35 * strength });
  }

  /** A small switch, a button, a probe that touches. */
  click(): void {
    this.#burst({ lowHz: 2600, q: 2, seconds: 0.015, level: 0.25 });
  }

  /** A short circuit. */
  bang(): void {
    this.#burst({ lowHz: 90, q: 0.7, seconds: 0.6, level: 2.4 });
    this.#burst({ lowHz: 1400, q: 0.5, seconds: 0.18, level: 1.6 });
  }

  /** Metal that hits metal. */
  crash(): void {
    this.#burst({ lowHz: 320, q: 4, seconds: 0.5, level: 1.8 });
    this.#burst({ lowHz: 2100, q: 6, seconds: 0.35, level: 0.7 });
  }

  /** The hum of a motor or a transformer at twice the mains' frequency. @param level 0 to 1; 0 ends it */
  hum(id: string, level: number, mainsHz = 50): void {
    this.#continuous(id, level, (context, out) => humVoice(context, out), 2 * mainsHz);
  }

  /** Air of a fan, rolling of bearings, coolant, cutting: noise around a pitch. @param level 0 to 1; 0 ends it */
  noise(id: string, level: number, hz: number): void {
    this.#continuous(id, level, (context, out) => noiseVoice(context, out, this.#noise), hz);
  }

  /** A whine, such as a spindle's. @param level 0 to 1; 0 ends it */
  tone(id: string, level: number, hz: number): void {
    this.#continuous(id, level, (context, out) => toneVoice(context, out), hz);
  }

  /** Ends all that goes on. */
  hush(): void {
    for (const voice of this.#voices.values()) voice.end();
    this.#voices.clear();
  }

  close(): void {
    this.hush();
    this.#context?.close().catch(() => {});
    this.#context = null;
  }

  #continuous(
    id: string,
    level: number,
    make: (context: AudioContext, out: AudioNode) => ContinuousVoice,
    hz: number,
  ): void {
    if (this.#context === null || this.#out === null) return;
    let voice = this.#voices.get(id);
    if (level <= 0.001) {
      voice?.end();
      this.#voices.delete(id);
      return;
    }
    if (voice === undefined) {
      voice = make(this.#context, this.#out);
      this.#voices.set(id, voice);
    }
    voice.set(Math.min(level, 1), hz);
  }

  #burst({ lowHz, q, seconds, level }: { lowHz: number; q: number; seconds: number; level: number }): void {
    const context = this.#context;
    if (context === null || this.#out === null || this.#noise === null || this.#muted) return;
    const source = context.createBufferSource();
    source.buffer = this.#noise;
    const filter = context.createBiquadFilter();
    filter.type = 'bandpass';
    filter.frequency.value = lowHz;
    filter.Q.value = q;
    const gain = context.createGain();
    gain.gain.setValueAtTime(level, context.currentTime);
    gain.gain.exponentialRampToValueAtTime(0.001, context.currentTime + seconds);
    source.connect(filter).connect(gain).connect(this.#out);
    source.start(context.currentTime, 0, seconds);
  }
}

/** Noise by a linear congruential generator: the same at every start. */
function noiseOf(context: AudioContext): AudioBuffer {
  const buffer = context.createBuffer(1, NOISE_S * context.sampleRate, context.sampleRate);
  const samples = buffer.getChannelData(0);
  let state = 12_345;
  for (let index = 0; index < samples.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    samples[index] = state / 2 ** 31 - 1;
  }
  return buffer;
}
