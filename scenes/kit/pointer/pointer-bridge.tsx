import { useThree } from '@react-three/fiber';
import { type RefObject, useEffect } from 'react';
import type { PerspectiveCamera } from 'three';

import { boxOfTarget } from './target-box.ts';
import { useStage } from '../stage/stage-context.ts';
import { eyeAt, pick } from './pick.ts';
import { type PointerAt, PointerMachine } from './pointer-machine.ts';
import type { Target } from './target.ts';

export interface Pointed {
  readonly target: Target;
  readonly x: number;
  readonly y: number;
}

export interface PointerBridgeProps {
  /** The element over the canvas on which the pointer is heard. */
  readonly surface: RefObject<HTMLElement | null>;
  readonly onPoint: (pointed: Pointed | null) => void;
  readonly onEmpty: () => void;
}

/** Hears the pointer on the stage and tells targets; asks what is pointed at at most once a picture. */
export function PointerBridge({ surface, onPoint, onEmpty }: PointerBridgeProps): null {
  const { targets, camera: rig } = useStage();
  const camera = useThree(({ camera: own }) => own as PerspectiveCamera);
  const canvas = useThree(({ gl }) => gl.domElement);
  useEffect(() => {
    const element = surface.current;
    if (element === null) return undefined;
    const machine = new PointerMachine({
      onEmpty,
      onDouble: (target) => rig.lookAt(boxOfTarget(target)),
    });
    const under = (event: PointerEvent): Target | null => {
      const rect = canvas.getBoundingClientRect();
      const x = ((event.clientX - rect.left) / rect.width) * 2 - 1;
      const y = 1 - ((event.clientY - rect.top) / rect.height) * 2;
      return pick(targets.all(), eyeAt(camera, x, y, rect.height, camera.fov))?.target ?? null;
    };
    const at = (event: PointerEvent): PointerAt => ({ x: event.clientX, y: event.clientY, timeMs: event.timeStamp });
    const show = (target: Target | null, event: PointerEvent): void => {
      const rect = canvas.getBoundingClientRect();
      canvas.style.cursor =
        target?.onPress === undefined && target?.hold === undefined && target?.onDrop === undefined
          ? 'grab'
          : 'pointer';
      onPoint(target === null ? null : { target, x: event.clientX - rect.left, y: event.clientY - rect.top });
    };
    let waiting = 0;
    const onMove = (event: PointerEvent): void => {
      machine.move(at(event));
      if (waiting !== 0 || event.pointerType === 'touch' || (event.buttons !== 0 && machine.captured === null)) return;
      waiting = requestAnimationFrame(() => {
        waiting = 0;
        show(under(event), event);
      });
    };
    const onDown = (event: PointerEvent): void => {
      if (event.target !== canvas || event.button !== 0 || !event.isPrimary) return;
      const target = under(event);
      machine.down(target, at(event));
      if (machine.captured !== null) rig.enabled = false;
      show(target, event);
    };
    const onUp = (event: PointerEvent): void => {
      if (!event.isPrimary) return;
      machine.up(event.target === canvas ? under(event) : null, at(event));
      rig.enabled = true;
    };
    const lost = (): void => {
      machine.cancel();
      rig.enabled = true;
      onPoint(null);
    };
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') lost();
    };
    // Before the camera's own listeners, which may then be told to stand still.
    element.addEventListener('pointerdown', onDown, { capture: true });
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerleave', lostHover);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', lost);
    window.addEventListener('blur', lost);
    document.addEventListener('visibilitychange', onHidden);
    function lostHover(): void {
      if (machine.captured === null) onPoint(null);
    }
    return () => {
      lost();
      cancelAnimationFrame(waiting);
      element.removeEventListener('pointerdown', onDown, { capture: true });
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', lostHover);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', lost);
      window.removeEventListener('blur', lost);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [surface, targets, rig, camera, canvas, onPoint, onEmpty]);
  return null;
}
