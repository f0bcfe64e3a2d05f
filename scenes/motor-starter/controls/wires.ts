import type { Wire } from '@tongyan/sim-engine/electrical';

import type { Choice, Control, ControlGroup, Join } from '../../session/index.ts';
import { TERMINALS } from '../model/components.ts';
import { DRAWING } from '../model/wiring.ts';
import { terminalChoice, toCabinet, wiresOf } from './reading.ts';

const plain = (id: string): Choice => ({ id, label: { key: 'plain', values: { text: id } } });

const PLACES = TERMINALS.map(terminalChoice);
const MARKS = [...new Set(DRAWING.map(({ mark }) => mark))].map(plain);
const CIRCUITS = ['power', 'control', 'protective'].map((id): Choice => ({ id, label: `circuit.${id}` }));
const COLOURS = ['black', 'red', 'green-yellow', 'light-blue'].map((id): Choice => ({ id, label: `colour.${id}` }));
/** What a torque screwdriver is set to, N·m. */
const TORQUES = ['0.4', '0.6', '0.8', '1', '1.2', '1.6', '2'].map(plain);

const newWire: Control = {
  id: 'newWire',
  name: 'control.newWire',
  role: 'role.wiring',
  key: 'n',
  shown: (view) => ({ text: { key: 'shown.wires', values: { count: wiresOf(view).length } } }),
  actions: [
    {
      kind: 'join',
      id: 'wire',
      label: 'action.wire',
      places: () => PLACES,
      fields: [
        { id: 'mark', label: 'field.mark', choices: MARKS, initial: 'L11' },
        { id: 'circuit', label: 'field.circuit', choices: CIRCUITS, initial: 'power' },
        { id: 'colour', label: 'field.colour', choices: COLOURS, initial: 'black' },
        { id: 'torqueNm', label: 'field.torqueNm', choices: TORQUES, initial: '1' },
      ],
      command: ({ from, to, fields }: Join) => {
        const { mark = '', circuit = '', colour = '', torqueNm = '' } = fields;
        return toCabinet('wire', { from, to, attributes: { mark, circuit, colour, torqueNm: Number(torqueNm) } });
      },
    },
  ],
};

const attributeOf = ({ attributes }: Wire, name: string): string => String(attributes[name] ?? '');

/** Changes one thing that is known of a wire. */
const marking = (id: string, attribute: string, value: string | number) =>
  toCabinet('mark', { id, attributes: { [attribute]: value } });

function wireControl(wire: Wire): Control {
  const { id, from, to } = wire;
  const values = { mark: attributeOf(wire, 'mark'), torqueNm: attributeOf(wire, 'torqueNm') };
  const choosing = (attribute: string, choices: readonly Choice[]) =>
    ({
      kind: 'choose',
      id: attribute,
      label: `field.${attribute}`,
      choices: () => choices,
      current: () => attributeOf(wire, attribute),
      command: (choice: string) => marking(id, attribute, attribute === 'torqueNm' ? Number(choice) : choice),
    }) as const;
  return {
    id: `wire:${id}`,
    name: { key: 'wire.name', values: { from, to } },
    role: 'role.wire',
    shown: () => ({ text: { key: 'shown.wire', values } }),
    actions: [
      { kind: 'do', id: 'unwire', label: 'action.unwire', command: () => toCabinet('unwire', { id }) },
      choosing('mark', MARKS),
      choosing('colour', COLOURS),
      choosing('torqueNm', TORQUES),
    ],
  };
}

/** The hands' work: a new wire, and each that is there. */
export const WIRES: ControlGroup = {
  id: 'wires',
  title: 'group.wires',
  controls: (view) => [newWire, ...wiresOf(view).map(wireControl)],
};
