/** A sound that goes on until it is ended. */
export interface ContinuousVoice {
  set(level: number, hz: number): void;
  end(): void;
}

const FADE_S = 0.06;

function withGain(
  context: AudioContext,
  out: AudioNode,
  build: (gain: GainNode) => {
    readonly tune: (hz: number) => void;
    readonly sources: readonly AudioScheduledSourceNode[];
  },
): ContinuousVoice {
  const gain = context.createGain();
  gain.gain.value = 0;
  gain.connect(out);
  const { tune, sources } = build(gain);
  for (const source of sources) source.start();
  return {
    set(level, hz) {
      gain.gain.setTargetAtTime(level, context.currentTime, FADE_S);
      tune(hz);
    },
    end() {
      gain.gain.setTargetAtTime(0, context.currentTime, FADE_S);
      for (const source of sources) source.stop(context.currentTime + 6 * FADE_S);
    },
  };
}

/** A fundamental with the harmonics that laminations add. */
export function humVoice(context: AudioContext, out: AudioNode): ContinuousVoice {
  return withGain(context, out, (gain) => {
    const parts = [
      [1, 0.5],
      [2, 0.22],
      [3, 0.12],
      [6, 0.05],
    ] as const;
    const oscillators = parts.map(([harmonic, level]) => {
      const oscillator = context.createOscillator();
      const share = context.createGain();
      share.gain.value = level;
      oscillator.connect(share).connect(gain);
      return { oscillator, harmonic };
    });
    return {
      sources: oscillators.map(({ oscillator }) => oscillator),
      tune: (hz) => {
        for (const { oscillator, harmonic } of oscillators)
          oscillator.frequency.setTargetAtTime(hz * harmonic, context.currentTime, FADE_S);
      },
    };
  });
}

export function toneVoice(context: AudioContext, out: AudioNode): ContinuousVoice {
  return withGain(context, out, (gain) => {
    const oscillator = context.createOscillator();
    oscillator.type = 'sawtooth';
    const filter = context.createBiquadFilter();
    filter.type = 'lowpass';
    const share = context.createGain();
    share.gain.value = 0.16;
    oscillator.connect(filter).connect(share).connect(gain);
    return {
      sources: [oscillator],
      tune: (hz) => {
        oscillator.frequency.setTargetAtTime(hz, context.currentTime, FADE_S);
        filter.frequency.setTargetAtTime(hz * 3, context.currentTime, FADE_S);
      },
    };
  });
}

export function noiseVoice(context: AudioContext, out: AudioNode, noise: AudioBuffer | null): ContinuousVoice {
  return withGain(context, out, (gain) => {
    const source = context.createBufferSource();
    source.buffer = noise;
    source.loop = true;
    const filter = context.createBiquadFilter();
    filter.type = 'bandpass';
    filter.Q.value = 0.9;
    source.connect(filter).connect(gain);
    return { sources: [source], tune: (hz) => void filter.frequency.setTargetAtTime(hz, context.currentTime, FADE_S) };
  });
}
