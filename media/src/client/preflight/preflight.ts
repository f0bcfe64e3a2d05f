import { createListeners } from '../listeners.ts';
import { playTone, tryCamera, tryMicrophone } from './devices.ts';
import { tryBandwidth, tryMediaServer } from './network.ts';
import {
  type Preflight,
  type PreflightOptions,
  PREFLIGHT_STEPS,
  type PreflightSnapshot,
  type PreflightStep,
  type StepResult,
} from './types.ts';

const WAITING: StepResult = { kind: 'waiting' };
const ALL_WAITING: Readonly<Record<PreflightStep, StepResult>> = {
  camera: WAITING,
  microphone: WAITING,
  speaker: WAITING,
  signalling: WAITING,
  udp: WAITING,
  tcp: WAITING,
  down: WAITING,
  up: WAITING,
};

export function createPreflight({ admit, probe, cameraId, microphoneId }: PreflightOptions): Preflight {
  const changes = createListeners<void>();
  let snapshot: PreflightSnapshot = { steps: ALL_WAITING, isRunning: false, preview: null };
  let level = 0;
  let isClosed = false;

  function become(change: Partial<PreflightSnapshot>): void {
    if (isClosed) return;
    snapshot = { ...snapshot, ...change };
    changes.tell();
  }

  const tell = (step: PreflightStep, result: StepResult): void =>
    become({ steps: { ...snapshot.steps, [step]: result } });

  function see(stream: MediaStream): void {
    stopPreview();
    if (isClosed) for (const track of stream.getTracks()) track.stop();
    become({ preview: stream });
  }

  function stopPreview(): void {
    for (const track of snapshot.preview?.getTracks() ?? []) track.stop();
  }

  async function attempt(step: PreflightStep, perform: () => Promise<StepResult>): Promise<void> {
    tell(step, { kind: 'running' });
    tell(step, await perform());
  }

  async function devices(steps: readonly PreflightStep[]): Promise<void> {
    // The tone first: it may sound only while the click is fresh.
    if (steps.includes('speaker')) await attempt('speaker', () => playTone().then(() => ({ kind: 'asking' })));
    if (steps.includes('camera')) await attempt('camera', () => tryCamera(cameraId, see));
    if (steps.includes('microphone')) {
      await attempt('microphone', () =>
        tryMicrophone(microphoneId, (heard) => {
          level = heard;
        }),
      );
    }
  }

  async function network(steps: readonly PreflightStep[]): Promise<void> {
    const wantsMedia = steps.some((step) => step === 'signalling' || step === 'udp' || step === 'tcp');
    if (wantsMedia && admit !== undefined) await tryMediaServer(admit, tell);
    for (const direction of ['down', 'up'] as const) {
      if (steps.includes(direction)) await attempt(direction, () => tryBandwidth(direction, probe));
    }
  }

  return {
    getSnapshot: () => snapshot,
    subscribe: (changed) => changes.add(changed),
    async run(steps = PREFLIGHT_STEPS) {
      if (snapshot.isRunning) return;
      const waiting = Object.fromEntries(steps.map((step) => [step, WAITING]));
      become({ isRunning: true, steps: { ...snapshot.steps, ...waiting } });
      try {
        await Promise.all([devices(steps), network(steps)]);
      } finally {
        become({ isRunning: false });
      }
    },
    answerSpeaker: (heard) =>
      tell('speaker', heard ? { kind: 'passed', figures: {} } : { kind: 'failed', hint: 'notHeard', figures: {} }),
    level: () => level,
    close() {
      stopPreview();
      become({ preview: null });
      isClosed = true;
    },
  };
}
