import { describe, expect, it } from 'vitest';

import { addTotals, NO_TOTALS, ratesBetween, readReports } from './counters.ts';

const pair = {
  type: 'candidate-pair',
  state: 'succeeded',
  nominated: true,
  currentRoundTripTime: 0.086,
  availableOutgoingBitrate: 640_000,
};

describe('what WebRTC counts', () => {
  it('is read of a track that comes in', () => {
    const inbound = {
      type: 'inbound-rtp',
      bytesReceived: 90_000,
      packetsReceived: 95,
      packetsLost: 5,
      frameWidth: 1_280,
      frameHeight: 720,
      framesPerSecond: 24.7,
    };
    expect(readReports([inbound, pair, { type: 'codec' }])).toEqual({
      totals: {
        bytes: 90_000,
        packets: 95,
        lostPackets: 5,
        roundTripMs: 86,
        reckonedKbps: 640,
        isLimited: false,
      },
      picture: { widthPx: 1_280, heightPx: 720, framesPerS: 25 },
    });
  });

  it('is read of the layers of a track that goes out, with what the other side lost', () => {
    const layer = (frameHeight: number, framesPerSecond: number) => ({
      type: 'outbound-rtp',
      bytesSent: 1_000,
      packetsSent: 10,
      frameWidth: (frameHeight * 16) / 9,
      frameHeight,
      framesPerSecond,
      qualityLimitationReason: frameHeight === 720 ? 'bandwidth' : 'none',
    });
    const { totals, picture } = readReports([
      layer(180, 25),
      layer(360, 25),
      layer(720, 0),
      { type: 'remote-inbound-rtp', packetsLost: 3 },
    ]);
    expect(totals).toMatchObject({ bytes: 3_000, packets: 30, lostPackets: 3, isLimited: true, roundTripMs: null });
    expect(picture).toEqual({ widthPx: 640, heightPx: 360, framesPerS: 25 });
  });

  it('is not held back by the line any more where nothing of it is sent', () => {
    const held = [{ type: 'outbound-rtp', bytesSent: 1_000, packetsSent: 10, qualityLimitationReason: 'bandwidth' }];
    expect(readReports(held).totals.isLimited).toBe(true);
    expect(readReports(held, true).totals).toMatchObject({ bytes: 1_000, isLimited: false });
  });

  it('does not read a pair of addresses that is not in use', () => {
    expect(readReports([{ ...pair, state: 'waiting', nominated: false }]).totals).toEqual(NO_TOTALS);
  });

  it('makes rates of two looks', () => {
    const before = { ...NO_TOTALS, bytes: 10_000, packets: 100, lostPackets: 2 };
    const now = { ...NO_TOTALS, bytes: 110_000, packets: 190, lostPackets: 12 };
    expect(ratesBetween(before, now, 2_000)).toEqual({ kbps: 400, lossShare: 0.1 });
  });

  it('knows nothing of a span in which a track went, nor of loss from a handful of packets', () => {
    const many = { ...NO_TOTALS, bytes: 10_000, packets: 100 };
    expect(ratesBetween(many, NO_TOTALS, 2_000)).toEqual({ kbps: 0, lossShare: null });
    expect(
      ratesBetween(NO_TOTALS, { ...NO_TOTALS, bytes: 500, packets: 4, lostPackets: 1 }, 2_000).lossShare,
    ).toBeNull();
  });

  it('adds tracks up', () => {
    const voice = { ...NO_TOTALS, bytes: 100, packets: 5, roundTripMs: 40 };
    const picture = { ...NO_TOTALS, bytes: 900, packets: 6, isLimited: true };
    expect(addTotals(voice, picture)).toMatchObject({ bytes: 1_000, packets: 11, roundTripMs: 40, isLimited: true });
  });
});
