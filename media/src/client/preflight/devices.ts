import { deviceFailureOf } from '../media/device-failure.ts';

import { judgeDeviceFailure, judgeMicrophone } from './judge.ts';
import type { StepResult } from './types.ts';

const LISTEN_MS = 3_000;
const LISTEN_EVERY_MS = 50;
const TONE_MS = 1_200;
const TONE_HZ = 660;
const TONE_LOUDNESS = 0.2;

const chosen = (deviceId: string | undefined): MediaTrackConstraints =>
  deviceId === undefined ? {} : { deviceId: { exact: deviceId } };

/** Tries the camera. @param seen gets its picture, which goes on until it is stopped. */
export async function tryCamera(
  deviceId: string | undefined,
  seen: (stream: MediaStream) => void,
): Promise<StepResult> {
  try {
    const video = { ...chosen(deviceId), width: { ideal: 1_280 }, height: { ideal: 720 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video });
    seen(stream);
    const [track] = stream.getVideoTracks();
    const { width, height } = track?.getSettings() ?? {};
    const size = width === undefined || height === undefined ? {} : { widthPx: width, heightPx: height };
    return { kind: 'passed', figures: { device: track?.label ?? '', ...size } };
  } catch (error) {
    return judgeDeviceFailure(deviceFailureOf(error));
  }
}

/** Listens for some seconds. @param heard gets how loud it is now, 0 to 1, many times a second. */
export async function tryMicrophone(deviceId: string | undefined, heard: (level: number) => void): Promise<StepResult> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: chosen(deviceId) });
  } catch (error) {
    return judgeDeviceFailure(deviceFailureOf(error));
  }
  const context = new AudioContext();
  try {
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    await context.resume();
    const samples = new Float32Array(analyser.fftSize);
    let loudest = 0;
    for (let listenedMs = 0; listenedMs < LISTEN_MS; listenedMs += LISTEN_EVERY_MS) {
      await new Promise((resolve) => setTimeout(resolve, LISTEN_EVERY_MS));
      analyser.getFloatTimeDomainData(samples);
      const level = Math.min(
        1,
        samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
      );
      loudest = Math.max(loudest, level);
      heard(level);
    }
    return judgeMicrophone(loudest, stream.getAudioTracks()[0]?.label ?? '');
  } finally {
    heard(0);
    for (const track of stream.getTracks()) track.stop();
    await context.close();
  }
}

/** Plays a tone; whether it was heard only a person knows. */
export async function playTone(): Promise<void> {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.frequency.value = TONE_HZ;
  loudness.gain.value = TONE_LOUDNESS;
  tone.connect(loudness).connect(context.destination);
  await context.resume();
  tone.start();
  await new Promise((resolve) => setTimeout(resolve, TONE_MS));
  tone.stop();
  await context.close();
}
