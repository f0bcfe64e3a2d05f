import type { EnglishOf } from '../../i18n/types.ts';
import check from './check.en.ts';
import type source from './zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  ...check,
  unlockText: 'Your browser plays sound once you have pressed here.',
  unlock: 'Turn on the sound',
  micOff: 'Turn off the microphone',
  micOn: 'Turn on the microphone',
  cameraOff: 'Turn off the camera',
  cameraOn: 'Turn on the camera',
  shareScreen: 'Share screen',
  screenOf: 'Screen of {{name}}',
  shareStop: 'Share screen: stop',
  device_denied: 'The browser does not allow this device: allow it beside the address.',
  device_missing: 'No such device was found.',
  device_busy: 'Another program has the device.',
  device_notAllowed: 'You may not send this now.',
  device_notJoined: 'Sound and pictures are not connected yet.',
  device_failed: 'The device does not answer.',
  ladder: 'Weak line',
  ladderNow: '{{kbps}} kb/s available',
  rung1: 'High',
  rung1Note: '720p',
  rung2: 'Standard',
  rung2Note: '360p',
  rung3: 'Few frames',
  rung3Note: '180p 5 fps',
  rung4: 'Sound, {{content}}',
  rung4Note: 'no pictures',
  rung5: '{{content}}, text',
  rung5Note: 'below 40 kb/s',
  rungSince: 'since {{time}}',
  ladderRelease: 'Choose by measurement',
  ladderOwn: 'this device',
  ladderDown: '{{kept}}After {{seconds}} s above {{kbps}} kb/s it goes back to rung {{rung}} by itself.',
  ladderTop: 'The line carries everything.',
  ladderHeld: 'Held here by a person: measurements change nothing.',
  rungNow: 'Rung {{rung}}: {{name}}',
};

export default strings;
