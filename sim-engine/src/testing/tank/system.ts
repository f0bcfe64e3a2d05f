import { type System, type SystemDefinition, systemOf } from '../../kernel/system.ts';
import { alarm, gauge, hall, heater, pump, tank, valve } from './blocks.ts';

/** A tank that is filled, heated and drained: small enough to follow by hand, with a little of everything that a scene has. */
export const tankDefinition: SystemDefinition = {
  name: 'tank',
  version: '1.2.0',
  tickS: 0.1,
  blocks: {
    pump: { block: pump },
    heater: { block: heater },
    valve: { block: valve },
    tank: { block: tank },
    levelGauge: { block: gauge('m') },
    tempGauge: { block: gauge('degC') },
    alarm: { block: alarm },
    hall: { block: hall },
  },
  connections: [
    { from: 'pump.flowM3ps', to: 'tank.flowM3ps' },
    { from: 'heater.powerW', to: 'tank.powerW' },
    { from: 'valve.opening', to: 'tank.opening' },
    { from: 'hall.airC', to: 'tank.ambientC' },
    { from: 'tank.levelM', to: 'levelGauge.true' },
    { from: 'tank.tempC', to: 'tempGauge.true' },
    { from: 'levelGauge.shown', to: 'alarm.value' },
  ],
};

export const tankSystem: System = systemOf(tankDefinition);

/** Commands of the scene that are not the trainee's. */
export const tankReserved: readonly string[] = ['hall.setAir'];
