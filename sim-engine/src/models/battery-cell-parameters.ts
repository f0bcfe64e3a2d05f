import type { ModelParameter } from './model.ts';

const volts = (value: number, description: string): ModelParameter => ({ unit: 'V', value, description });

/** Parameters of the model `battery-cell`; the symbols are those of its equations. */
export const batteryParameters: Readonly<Record<string, ModelParameter>> = {
  Q: { unit: 'Ah', value: 50, description: 'capacity', minimum: 1e-3 },
  R00: { unit: 'ohm', value: 1.6e-3, description: 'series resistance of the full cell at 25 degC', minimum: 1e-6 },
  R_low: { unit: '1', value: 0.6, description: 'rise of the series resistance of the empty cell', minimum: 0 },
  R_low_rate: {
    unit: '1',
    value: 12,
    description: 'how fast that rise dies away with the state of charge',
    minimum: 0,
  },
  E: { unit: 'K', value: 1800, description: 'activation temperature of the series resistance' },
  R1: { unit: 'ohm', value: 0.9e-3, description: 'resistance of the first branch; 0: none', minimum: 0 },
  C1: { unit: 'F', value: 1.8e4, description: 'capacitance of the first branch', minimum: 1e-3 },
  R2: { unit: 'ohm', value: 1.3e-3, description: 'resistance of the second branch; 0: none', minimum: 0 },
  C2: { unit: 'F', value: 2.2e5, description: 'capacitance of the second branch', minimum: 1e-3 },
  mc: { unit: 'J/K', value: 980, description: 'heat capacity of the cell', minimum: 1e-3 },
  hA: { unit: 'W/K', value: 0.9, description: 'cooling to the ambient', minimum: 0 },
  Ta: { unit: 'degC', value: 25, description: 'ambient', minimum: -60, maximum: 200 },
  U_base: volts(3.3, 'open-circuit voltage: constant part'),
  U_slope: volts(0.86, 'open-circuit voltage: times the state of charge'),
  U_dip: volts(0.32, 'open-circuit voltage: fall of the empty cell'),
  U_dip_rate: { unit: '1', value: 25, description: 'how fast that fall dies away with the state of charge' },
  U_rise: volts(0.04, 'open-circuit voltage: half of the step'),
  U_rise_soc: { unit: '1', value: 0.55, description: 'state of charge in the middle of the step' },
  U_rise_width: { unit: '1', value: 0.07, description: 'width of the step', minimum: 1e-6 },
  ocv: {
    unit: 'V',
    value: null,
    description: 'open-circuit voltage as a table instead of the formula; straight between rows',
    columns: ['soc', 'V'],
  },
  s: { unit: '1', value: 1, description: 'state of charge at the start', minimum: -0.1, maximum: 1.1 },
  T: { unit: 'degC', value: 25, description: 'temperature at the start', minimum: -60, maximum: 200 },
  v1: volts(0, 'first branch at the start'),
  v2: volts(0, 'second branch at the start'),
  protocol: {
    unit: '1',
    value: 'cc 50 A until 2.9 V; rest 1800 s',
    description:
      'steps: cc CURRENT (positive discharges) or cv VOLTAGE, until a limit in V, A, s, min or h (several joined by or), rest TIME; N x ( … ) repeats',
  },
  pin_ohm: { unit: 'ohm', value: 0, description: 'fault: resistance of the tester pin', minimum: 0 },
  short_ohm: { unit: 'ohm', value: 0, description: 'fault: soft short inside the cell; 0: none', minimum: 0 },
  V_bias: volts(0, 'fault: what the voltmeter shows too much'),
  R0_factor: { unit: '1', value: 1, description: 'fault: factor of the series resistance (a dry cell)', minimum: 1e-6 },
};
