import { type ReactNode, useRef } from 'react';
import type { Group } from 'three';

import { glide, LcdScreen, Moving, type Point, type Solids, useEachFrame, useLive } from '../../../kit/index.ts';
import type { SessionFrame, SessionPort } from '../../../session/index.ts';
import { INSTRUMENTS, METER_SWITCH, switchAngleRad } from '../layout/instruments.ts';
import { terminalOf } from '../layout/terminals.ts';
import { clampShown, meterShown, type Shown, testerShown } from '../meter-text.ts';
import { clampAt, signalOf } from '../reading.ts';

const knob = (solids: Solids): void => {
  solids.rod(
    'plastic',
    '#465157',
    { radius: 15, top: 13.4, length: 7, sides: 32 },
    { at: [0, 0, 3.5], turned: [Math.PI / 2, 0, 0] },
  );
  solids.box('plastic', '#e9ece7', [3, 22, 2.4], { at: [0, 3, 7.4] }, 0.9);
};

interface ScreenProps {
  readonly port: SessionPort;
  readonly shown: (frame: SessionFrame) => Shown;
  readonly at: Point;
  readonly width: number;
  readonly height: number;
}

function Screen({ port, shown, at, width, height }: ScreenProps): ReactNode {
  const words = useLive(port, (frame) => {
    const { off, text, unit, kind } = shown(frame);
    return [off ? '1' : '', text, unit, kind].join('\t');
  });
  const [off = '', text = '', unit = '', kind = ''] = words.split('\t');
  return <LcdScreen at={at} width={width} height={height} off={off !== ''} text={text} unit={unit} kind={kind} />;
}

const jaws = (solids: Solids): void => {
  solids.ring('matte', '#d06a1e', 8.6, 2.4, {}, 26);
  solids.box('matte', '#d06a1e', [13, 30, 9], { at: [-13, -20, 2], turned: [0, 0, -0.6] }, 3);
  solids.box('plastic', '#23292c', [9, 15, 2], { at: [-15, -23, 7], turned: [0, 0, -0.6] }, 0.8);
};

/** Displays of the instruments, the multimeter's switch, and the clamp where it lies around a wire. */
export function Displays({ port }: { readonly port: SessionPort }): ReactNode {
  const ref = useRef<Group>(null);
  const clamped = useLive(port, clampAt);
  useEachFrame(port, (frame, deltaS) => {
    const group = ref.current;
    if (group === null) return false;
    const towards = -switchAngleRad(signalOf(frame, 'meter.function'));
    group.rotation.z = glide(group.rotation.z, towards, deltaS, 0.05);
    return group.rotation.z !== towards;
  });
  const [meter, tester, clamp] = [INSTRUMENTS.meter.at, INSTRUMENTS.insulationTester.at, INSTRUMENTS.clamp.at];
  const terminal = clamped === null ? undefined : terminalOf(clamped);
  return (
    <>
      <Screen port={port} shown={meterShown} at={[meter[0], meter[1] + 46, meter[2] + 31]} width={58} height={27} />
      <Screen port={port} shown={testerShown} at={[tester[0], tester[1] + 29, tester[2] + 34]} width={54} height={24} />
      <Screen port={port} shown={clampShown} at={[clamp[0], clamp[1] - 8, clamp[2] + 23.4]} width={24} height={12} />
      <Moving make={knob} at={[...METER_SWITCH.at]} groupRef={ref} />
      {terminal !== undefined && (
        <Moving
          make={jaws}
          at={[terminal.at[0], terminal.at[1] + terminal.way.exit * (terminal.radius + 14), terminal.at[2] - 2]}
          turned={[Math.PI / 2 - 0.5, 0, 0]}
        />
      )}
    </>
  );
}
