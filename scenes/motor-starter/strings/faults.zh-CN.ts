/** 故障。 */
export const texts: Readonly<Record<string, string>> = {
  'fault.fuseOfL2Open': 'FU1 的 L2 相熔芯断',
  'fault.controlFuseOpen': 'FU2 熔芯断',
  'fault.coilOfKm1Open': 'KM1 线圈断路',
  'fault.coilOfKm2Open': 'KM2 线圈断路',
  'fault.km3Welded': 'KM3 主触点熔焊',
  'fault.sealingContactOpen': 'KM1 自锁触点不通',
  'fault.timerStuck': 'KT 不动作',
  'fault.timerSlow': 'KT 延时变为四倍',
  'fault.overloadRelayLow': 'FR 动作值偏低 40 %',
  'fault.stopButtonDirty': 'SB1 常闭触点氧化，约 5 kΩ',
  'fault.supplyLow': '电源电压低 20 %',
  'fault.insulationOfVLow': 'V 相绕组对地绝缘降到 20 kΩ',
  'fault.bearingSeized': '轴承卡滞，阻力矩增加 40 N·m',
  'fault.protectiveConductorOpen': '进线保护导体断开',
};
