import { definePart, type Part } from '../circuit/part.ts';

export interface TransformerOptions {
  readonly primaryV: number;
  readonly secondaryV: number;
  readonly ratedVA: number;
}

/** Parts of the rated impedance, as a small control transformer has them. */
const COPPER = 0.08;
const PRIMARY_SHARE = 0.55;
const LEAKAGE = 0.03;
/** Magnetising current and iron loss, parts of the rated current. */
const MAGNETISING = 0.1;
const IRON_LOSS = 0.03;
/** Closes the direct-current path through a coil whose resistance stands in another branch. */
const COIL_DC_OHM = 0.001;

/** A single-phase transformer: primary 1/2, secondary 3/4 (3 in phase with 1). Its coils and their resistance conduct direct current too. */
export function transformer({ primaryV, secondaryV, ratedVA }: TransformerOptions): Part {
  const ratedOhm = (primaryV * primaryV) / ratedVA;
  const ratio = primaryV / secondaryV;
  const primaryOhm = ratedOhm * COPPER * PRIMARY_SHARE;
  const secondaryOhm = (ratedOhm * COPPER * (1 - PRIMARY_SHARE)) / (ratio * ratio);
  const ironOhm = ratedOhm / IRON_LOSS;
  const magnetisingOhm = ratedOhm / MAGNETISING;
  const square = ironOhm * ironOhm + magnetisingOhm * magnetisingOhm;
  return definePart({
    kind: 'transformer',
    terminals: ['1', '2', '3', '4', '.primary', '.secondary'],
    branches: {
      primary: ['1', '.primary'],
      core: ['.primary', '2'],
      secondary: ['3', '.secondary'],
      secondaryCoil: ['.secondary', '4'],
    },
    couplings: { core: { primary: ['.primary', '2'], secondary: ['.secondary', '4'] } },
    probes: {
      primaryA: { of: 'current', branch: 'primary' },
      secondaryA: { of: 'current', branch: 'secondary' },
      secondaryV: { of: 'voltage', between: ['3', '4'] },
    },
    admit(_view, network) {
      network.impedance('primary', primaryOhm, (ratedOhm * LEAKAGE) / 2);
      // Iron loss and magnetising reactance side by side, written in series.
      network.impedance(
        'core',
        (ironOhm * magnetisingOhm * magnetisingOhm) / square,
        (ironOhm * ironOhm * magnetisingOhm) / square,
        COIL_DC_OHM,
      );
      network.impedance('secondary', secondaryOhm, 0);
      network.impedance('secondaryCoil', Infinity, 0, COIL_DC_OHM);
      network.coupling('core', ratio, 0, (ratedOhm * LEAKAGE) / 2);
    },
  });
}
