/** What stands on the button of a device: first while it is on, then while it is off. Words of `live`. */
export const DEVICE_ICONS = {
  microphone: ['mic', 'mic-off'],
  camera: ['camera', 'camera-off'],
  screen: ['screen', 'screen'],
} as const;
export const DEVICE_LABELS = {
  microphone: ['micOff', 'micOn'],
  camera: ['cameraOff', 'cameraOn'],
  screen: ['shareStop', 'shareScreen'],
} as const;
