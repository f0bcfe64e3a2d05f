import { BlockList } from 'node:net';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PORTS, serverConfig } from './server-config.ts';
import { everyoneBut, NO_TURN, turnMistakes, type TurnSettings } from './turn.ts';

const turn: TurnSettings = {
  ...NO_TURN,
  domain: 'turn.example.edu.cn',
  certFile: '/etc/turn.pem',
  keyFile: '/etc/turn-key.pem',
};
const ports = { ...DEFAULT_PORTS, host: '0.0.0.0', mediaAddress: '10.8.0.3' };
const configured = (options: { readonly turn?: TurnSettings }): Record<string, unknown> =>
  JSON.parse(
    serverConfig({ ports, keys: { apiKey: 'k', apiSecret: 's'.repeat(48) }, webhookUrls: [], ...options }),
  ) as Record<string, unknown>;

describe('TURN', () => {
  it('is none unless it has a name', () => {
    expect(configured({})).not.toHaveProperty('turn');
    expect(turnMistakes(NO_TURN, '')).toEqual([]);
  });

  it('is written as livekit-server reads it, TLS ended there or before', () => {
    expect(turnMistakes(turn, ports.mediaAddress)).toEqual([]);
    expect(configured({ turn })).toMatchObject({
      turn: { enabled: true, domain: 'turn.example.edu.cn', tls_port: 5_349, cert_file: '/etc/turn.pem' },
    });
    expect(configured({ turn })).not.toHaveProperty('turn.udp_port');
    const elsewhere = { ...turn, certFile: '', keyFile: '', isTlsElsewhere: true, udpPort: 3_478 };
    expect(turnMistakes(elsewhere, ports.mediaAddress)).toEqual([]);
    expect(configured({ turn: elsewhere })).toMatchObject({ turn: { external_tls: true, udp_port: 3_478 } });
    expect(configured({ turn: elsewhere })).not.toHaveProperty('turn.cert_file');
  });

  it.each([
    ['an address for a name', { domain: '10.8.0.3' }, '10.8.0.3', 'LIVEKIT_TURN_DOMAIN'],
    ['a name without a dot', { domain: 'turn' }, '10.8.0.3', 'LIVEKIT_TURN_DOMAIN'],
    ['no media address', {}, '', 'LIVEKIT_MEDIA_ADDRESS'],
    ['no certificate', { certFile: '' }, '10.8.0.3', 'LIVEKIT_TURN_CERT_FILE'],
    ['a key where a proxy ends TLS', { certFile: '', isTlsElsewhere: true }, '10.8.0.3', 'LIVEKIT_TURN_KEY_FILE'],
    ['ports in the wrong order', { relayFrom: 9, relayTo: 8 }, '10.8.0.3', 'LIVEKIT_TURN_RELAY_PORTS'],
  ])('with %s is refused, by the name of the variable', (_what, more, mediaAddress, name) => {
    const [mistake, ...others] = turnMistakes({ ...turn, ...more }, mediaAddress);
    expect(mistake).toContain(name);
    expect(others).toEqual([]);
  });

  it.each(['10.8.0.3', '203.0.113.7', '0.0.0.1', '255.255.255.255', 'fd00::1:2', '2001:db8:0:1:2:3:4:5'])(
    'passes on to %s and to no other address',
    (address) => {
      // Of each family its own: a network of one says nothing of the other's addresses.
      const denied = { ipv4: new BlockList(), ipv6: new BlockList() };
      const familyOf = (one: string) => (one.includes(':') ? 'ipv6' : 'ipv4');
      for (const network of everyoneBut(address)) {
        const [base = '', length] = network.split('/');
        denied[familyOf(base)].addSubnet(base, Number(length), familyOf(base));
      }
      const isDenied = (one: string): boolean => denied[familyOf(one)].check(one, familyOf(one));
      expect(isDenied(address)).toBe(false);
      const others = ['10.8.0.2', '10.8.0.4', '127.0.0.1', '192.168.1.1', '8.8.8.8', '::1', 'fd00::1:3', 'fe80::1'];
      expect(others.filter((other) => other !== address && !isDenied(other))).toEqual([]);
    },
  );
});
