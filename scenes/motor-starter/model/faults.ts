/** A fault of the catalogue: an effect on one quantity of the cabinet, as the kernel's overlay takes it. */
export interface CatalogueFault {
  /** The part that is to be named and replaced. */
  readonly part: string;
  /** A parameter, as `part.parameter`. */
  readonly quantity: string;
  readonly effect:
    | { readonly kind: 'open' | 'short' | 'leak' | 'seizure'; readonly severity?: number }
    | { readonly kind: 'scale'; readonly factor: number }
    | { readonly kind: 'bias'; readonly by: number };
}

/** What an instructor can choose from. The quantity is hidden from a trainee; the symptom is the circuit's matter. */
export const CABINET_FAULTS = {
  /** FU1 in L2: hum. */
  fuseOfL2Open: { part: 'FU1', quantity: 'FU1.broken2', effect: { kind: 'open' } },
  /** FU2: all dead. */
  controlFuseOpen: { part: 'FU2', quantity: 'FU2.broken1', effect: { kind: 'open' } },
  /** KM1's coil: the star contactor pulls, the motor gets nothing. */
  coilOfKm1Open: { part: 'KM1', quantity: 'KM1.coilBroken', effect: { kind: 'open' } },
  /** KM2's coil: no drive after KT. */
  coilOfKm2Open: { part: 'KM2', quantity: 'KM2.coilBroken', effect: { kind: 'open' } },
  /** KM3's main contacts: its mirror contact stays open, the motor stays in star. */
  km3Welded: { part: 'KM3', quantity: 'KM3.welded', effect: { kind: 'short' } },
  /** KM1's NO contact: does not seal. */
  sealingContactOpen: { part: 'KM1', quantity: 'KM1.auxiliaryBroken', effect: { kind: 'open' } },
  timerStuck: { part: 'KT', quantity: 'KT.stuck', effect: { kind: 'seizure' } },
  /** Four times the dial. */
  timerSlow: { part: 'KT', quantity: 'KT.delayFactor', effect: { kind: 'scale', factor: 4 } },
  /** Trips at rated current. */
  overloadRelayLow: { part: 'FR', quantity: 'FR.dialFactor', effect: { kind: 'scale', factor: 0.6 } },
  /** A film on SB1's contact: contactors chatter. */
  stopButtonDirty: { part: 'SB1', quantity: 'SB1.filmOhm', effect: { kind: 'bias', by: 5000 } },
  /** Torque falls with the square. */
  supplyLow: { part: 'supply', quantity: 'supply.voltageFactor', effect: { kind: 'scale', factor: 0.8 } },
  insulationOfVLow: { part: 'M', quantity: 'M.insulationVOhm', effect: { kind: 'leak' } },
  /** 40 N·m more: stalls in star. */
  bearingSeized: { part: 'M', quantity: 'M.frictionNm', effect: { kind: 'seizure' } },
  protectiveConductorOpen: { part: 'mainPE', quantity: 'mainPE.broken', effect: { kind: 'open' } },
} as const satisfies Readonly<Record<string, CatalogueFault>>;

export type CabinetFaultName = keyof typeof CABINET_FAULTS;

export const FAULT_NAMES = Object.keys(CABINET_FAULTS) as readonly CabinetFaultName[];
