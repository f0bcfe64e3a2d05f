/** A fault of the catalogue: an effect on one quantity of the cabinet, as the kernel's overlay takes it. */
export interface CatalogueFault {
  readonly quantity: string;
  readonly effect:
    | { readonly kind: 'open' | 'short' | 'leak' | 'seizure'; readonly severity?: number }
    | { readonly kind: 'scale'; readonly factor: number }
    | { readonly kind: 'bias'; readonly by: number };
}

/** What an instructor can choose from. The quantity is hidden from a trainee; the symptom is the circuit's matter. */
export const CABINET_FAULTS = {
  /** FU1 in L2: hum. */
  fuseOfL2Open: { quantity: 'FU1.broken2', effect: { kind: 'open' } },
  /** FU2: all dead. */
  controlFuseOpen: { quantity: 'FU2.broken1', effect: { kind: 'open' } },
  /** KM1's coil: the star contactor pulls, the motor gets nothing. */
  coilOfKm1Open: { quantity: 'KM1.coilBroken', effect: { kind: 'open' } },
  /** KM2's coil: no drive after KT. */
  coilOfKm2Open: { quantity: 'KM2.coilBroken', effect: { kind: 'open' } },
  /** KM3's main contacts: its mirror contact stays open, the motor stays in star. */
  km3Welded: { quantity: 'KM3.welded', effect: { kind: 'short' } },
  /** KM1's NO contact: does not seal. */
  sealingContactOpen: { quantity: 'KM1.auxiliaryBroken', effect: { kind: 'open' } },
  timerStuck: { quantity: 'KT.stuck', effect: { kind: 'seizure' } },
  /** Four times the dial. */
  timerSlow: { quantity: 'KT.delayFactor', effect: { kind: 'scale', factor: 4 } },
  /** Trips at rated current. */
  overloadRelayLow: { quantity: 'FR.dialFactor', effect: { kind: 'scale', factor: 0.6 } },
  /** A film on SB1's contact: contactors chatter. */
  stopButtonDirty: { quantity: 'SB1.filmOhm', effect: { kind: 'bias', by: 5000 } },
  /** Torque falls with the square. */
  supplyLow: { quantity: 'supply.voltageFactor', effect: { kind: 'scale', factor: 0.8 } },
  insulationOfVLow: { quantity: 'M.insulationVOhm', effect: { kind: 'leak' } },
  /** 40 N·m more: stalls in star. */
  bearingSeized: { quantity: 'M.frictionNm', effect: { kind: 'seizure' } },
  protectiveConductorOpen: { quantity: 'mainPE.broken', effect: { kind: 'open' } },
} as const satisfies Readonly<Record<string, CatalogueFault>>;

export type CabinetFaultName = keyof typeof CABINET_FAULTS;
