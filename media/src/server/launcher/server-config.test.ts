import { describe, expect, it } from 'vitest';

import { DEFAULT_PORTS, serverConfig } from './server-config.ts';

const keys = { apiKey: 'tongyan-0123', apiSecret: 's'.repeat(48) };
const configured = (options: Partial<Parameters<typeof serverConfig>[0]> = {}): unknown =>
  JSON.parse(serverConfig({ ports: DEFAULT_PORTS, keys, webhookUrls: [], ...options }));

describe('serverConfig', () => {
  it('listens on loopback and sends media there, unless told otherwise', () => {
    expect(configured()).toMatchObject({
      bind_addresses: ['127.0.0.1'],
      port: 7880,
      rtc: { node_ip: '127.0.0.1', tcp_port: 7881, udp_port: 7882, use_external_ip: false },
    });
  });

  it('leaves the media address to the server where it listens to a network', () => {
    expect(configured({ ports: { ...DEFAULT_PORTS, host: '0.0.0.0' } })).not.toHaveProperty('rtc.node_ip');
    expect(configured({ ports: { ...DEFAULT_PORTS, host: '0.0.0.0', mediaAddress: '10.8.0.3' } })).toMatchObject({
      rtc: { node_ip: '10.8.0.3' },
    });
  });

  it('lets no token open a room', () => {
    expect(configured()).toMatchObject({ room: { auto_create: false } });
  });

  it('signs what it tells the platform with the key of the installation', () => {
    expect(configured()).not.toHaveProperty('webhook');
    expect(configured({ webhookUrls: ['http://127.0.0.1:8686/x'] })).toMatchObject({
      webhook: { urls: ['http://127.0.0.1:8686/x'], api_key: 'tongyan-0123' },
    });
  });
});
