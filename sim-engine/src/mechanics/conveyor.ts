import { type Block, defineBlock } from '../kernel/block.ts';

export interface Belt {
  readonly lengthM: number;
  /** Ramp of the drive. */
  readonly accelerationMps2: number;
  readonly pulsesPerM: number;
}

/**
 * A belt conveyor: its speed follows the drive's by a ramp, its travel counts an encoder's pulses. `slip` is the share of the
 * travel that the encoder misses, `jam` 1 stops it at once.
 */
export function conveyorBlock(belt: Belt): Block {
  return defineBlock({
    type: 'conveyor',
    parameters: {
      slip: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { leak: 0.05 } },
      jam: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { seizure: 1 } },
    },
    inputs: { speedMps: { unit: 'm/s', value: 0 } },
    outputs: {
      speedMps: { unit: 'm/s' },
      travelM: { unit: 'm' },
      pulses: { unit: '1' },
    },
    continuous: { travelM: { unit: 'm', value: 0 }, encoderM: { unit: 'm', value: 0 } },
    discrete: { speedMps: { unit: 'm/s', value: 0 } },
    writeOutputs({ x, d, y }) {
      y.speedMps = d.speedMps;
      y.travelM = x.travelM;
      y.pulses = Math.floor(x.encoderM * belt.pulsesPerM + 1e-9);
    },
    derivatives({ p, d, dx }) {
      dx.travelM = d.speedMps;
      dx.encoderM = d.speedMps * (1 - p.slip);
    },
    update({ p, u, d, time }) {
      const most = belt.accelerationMps2 * time.tickS;
      const wanted = p.jam > 0 ? 0 : u.speedMps;
      const step = p.jam > 0 ? -d.speedMps : Math.min(Math.max(wanted - d.speedMps, -most), most);
      d.speedMps += step;
    },
  });
}

/** A box on a belt, by the belt's travel when it was put on. Places in m from the belt's head. */
export interface Box {
  readonly onAtTravelM: number;
  readonly lengthM: number;
  readonly kind: string;
}

/** Where the middle of a box is; beyond the belt's length it has left it. */
export function boxPlaceM(box: Box, travelM: number): number {
  return travelM - box.onAtTravelM;
}

/** Whether a light barrier or a proximity sensor at a place sees the box. */
export function isSeen(box: Box, travelM: number, sensorM: number): boolean {
  return Math.abs(boxPlaceM(box, travelM) - sensorM) <= box.lengthM / 2;
}
