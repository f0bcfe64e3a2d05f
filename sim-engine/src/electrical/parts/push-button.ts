import { definePart, type Part } from '../circuit/part.ts';

const CONTACT_OHM = 0.02;
/** A film of oxide breaks down where this voltage has stood across it for a while (fritting), and forms anew when it is shaken. */
const FRITTING_V = 50;
const FRITTING_S = 0.015;
/** Less across a contact that has fritted, and nothing flows. */
const IDLE_V = 1e-6;

/**
 * A push-button with one NC contact 11/12 and one NO contact 13/14; `latching` makes it a switch that stays. `filmOhm` is the resistance
 * of a dirty NC contact: it carries almost nothing until it has fritted, lets go again when a contactor shakes the rail or nothing
 * flows, and so makes contactors chatter.
 */
export function pushButton({ latching = false }: { readonly latching?: boolean } = {}): Part {
  const press = { apply: ({ s }: { readonly s: { pressed: number } }) => void (s.pressed = 1) };
  const release = { apply: ({ s }: { readonly s: { pressed: number } }) => void (s.pressed = 0) };
  return definePart({
    kind: latching ? 'switch' : 'pushButton',
    terminals: ['11', '12', '13', '14'],
    parameters: { filmOhm: { unit: 'Ohm', value: 0, minimum: 0 } },
    states: {
      pressed: { unit: '1', value: 0, switching: true, visible: true },
      fritted: { unit: '1', value: 0, switching: true },
      strainedS: { unit: 's', value: 0 },
    },
    probes: { contactV: { of: 'voltage', between: ['11', '12'] } },
    branches: { normallyClosed: ['11', '12'], normallyOpen: ['13', '14'] },
    admit({ p, s }, network) {
      if (s.pressed === 1) network.impedance('normallyOpen', CONTACT_OHM);
      else network.impedance('normallyClosed', CONTACT_OHM + (s.fritted === 1 ? 0 : p.filmOhm));
    },
    advance({ p, s, o }, tick) {
      if (p.filmOhm === 0) return;
      if (tick.shaken || s.pressed === 1) {
        s.fritted = 0;
        s.strainedS = 0;
        return;
      }
      const changes = s.fritted === 0 ? o.contactV >= FRITTING_V : o.contactV < IDLE_V;
      s.strainedS = changes ? s.strainedS + tick.tickS : 0;
      if (s.strainedS < FRITTING_S - tick.tickS * 1e-6) return;
      s.fritted = 1 - s.fritted;
      s.strainedS = 0;
    },
    actions: latching ? { turnOn: press, turnOff: release } : { press, release },
  });
}
