/** Faults. */
export const texts: Readonly<Record<string, string>> = {
  'fault.fuseOfL2Open': 'FU1: the link of L2 is open',
  'fault.controlFuseOpen': 'FU2: the link is open',
  'fault.coilOfKm1Open': 'KM1: coil open',
  'fault.coilOfKm2Open': 'KM2: coil open',
  'fault.km3Welded': 'KM3: main contacts welded',
  'fault.sealingContactOpen': 'KM1: sealing contact does not close',
  'fault.timerStuck': 'KT: does not change over',
  'fault.timerSlow': 'KT: four times too slow',
  'fault.overloadRelayLow': 'FR: trips 40 % too low',
  'fault.stopButtonDirty': 'SB1: NC contact oxidised, about 5 kΩ',
  'fault.supplyLow': 'Supply: 20 % too low',
  'fault.insulationOfVLow': 'Winding V: insulation down to 20 kΩ',
  'fault.bearingSeized': 'Bearing seizes: 40 N·m more',
  'fault.protectiveConductorOpen': 'Incoming protective conductor open',
};
