import { MediaDeviceFailure } from 'livekit-client';
import type { DeviceFailure } from '../preflight/judge.ts';

/** Why a camera, a microphone or a screen could not be taken. */
export function deviceFailureOf(error: unknown): DeviceFailure {
  switch (MediaDeviceFailure.getFailure(error)) {
    case MediaDeviceFailure.PermissionDenied:
      return 'denied';
    case MediaDeviceFailure.NotFound:
      return 'missing';
    case MediaDeviceFailure.DeviceInUse:
      return 'busy';
    default:
      return 'failed';
  }
}
