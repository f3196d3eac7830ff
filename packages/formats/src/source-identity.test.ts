import { describe, expect, test } from 'vitest';
import { isrcIdentity, recordingMbid, spotifyTrackIdentity } from './source-identity.ts';

const id = '0AbCdEfGhIjKlMnOpQrStU';

describe('an identity is what certainly is one, always written the same way', () => {
  test.each([
    [`https://open.spotify.com/track/${id}`, `spotify:track:${id}`],
    [`https://open.spotify.com/intl-de/track/${id}?si=x`, `spotify:track:${id}`],
    [`spotify:track:${id}`, `spotify:track:${id}`],
    [`https://open.spotify.com/album/${id}`, undefined],
    [`https://open.spotify.com.example/track/${id}`, undefined],
    [`https://open.spotify.com/track/${id}x`, undefined],
    [id, undefined],
    [null, undefined],
  ])('Spotify %j', (given, value) => expect(spotifyTrackIdentity(given)?.value).toBe(value));

  test.each([
    ['QZABC2400001', 'QZABC2400001'],
    ['qz-abc-24-00001', 'QZABC2400001'],
    ['QZABC240000', undefined],
    ['', undefined],
    [7, undefined],
    ['-'.repeat(1000), undefined],
  ])('ISRC %j', (given, value) => expect(isrcIdentity(given)?.value).toBe(value));

  test.each([
    ['0F8E1C2A-5b3d-4e6f-8a9b-1c2d3e4f5a6b', '0f8e1c2a-5b3d-4e6f-8a9b-1c2d3e4f5a6b'],
    ['0f8e1c2a5b3d4e6f8a9b1c2d3e4f5a6b', undefined],
    ['', undefined],
    [['0f8e1c2a-5b3d-4e6f-8a9b-1c2d3e4f5a6b'], undefined],
  ])('MBID %j', (given, value) => expect(recordingMbid(given)?.value).toBe(value));
});
