import { EchoError } from '@echotune/data';
import type { z } from 'zod';
import { Api, type ApiDeps, reasonIn } from '../api/api.ts';
import type { Answer } from '../policy/attempt.ts';
import { Artist, IsrcRecordings, Recording } from './answers.ts';

/**
 * MusicBrainz, as it wants to be asked: once a second, by somebody who says who they are
 * (https://musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting). Null is what it does not know;
 * each method throws provider-*.
 */
export class MusicBrainz {
  readonly #api: Api;

  constructor(deps: ApiDeps) {
    this.#api = new Api(deps, { refusal });
  }

  recording(mbid: string, signal?: AbortSignal): Promise<z.output<typeof Recording> | null> {
    const path = `/recording/${encodeURIComponent(mbid)}`;
    return this.#look('recording', { path, inc: 'artist-credits+isrcs+tags' }, Recording, signal);
  }

  async recordingsOfIsrc(isrc: string, signal?: AbortSignal) {
    const path = `/isrc/${encodeURIComponent(isrc)}`;
    const asked = { path, inc: 'artist-credits+isrcs+tags' };
    return (await this.#look('isrc', asked, IsrcRecordings, signal))?.recordings ?? [];
  }

  artist(mbid: string, signal?: AbortSignal): Promise<z.output<typeof Artist> | null> {
    const path = `/artist/${encodeURIComponent(mbid)}`;
    return this.#look('artist', { path, inc: 'tags' }, Artist, signal);
  }

  async #look<T>(
    operation: string,
    { path, inc }: { readonly path: string; readonly inc: string },
    schema: z.ZodType<T>,
    signal: AbortSignal | undefined,
  ): Promise<T | null> {
    try {
      // A plus sign is a space in a query.
      const query = { inc: inc.replaceAll('+', ' '), fmt: 'json' };
      return await this.#api.ask({ operation, path, query, schema, signal });
    } catch (cause) {
      if (cause instanceof EchoError && cause.code === 'provider-unknown-name') return null;
      throw cause;
    }
  }
}

/** Its errors: `{"error": "Not Found", "help": "…"}`. */
function refusal(answer: Answer): EchoError | null {
  const { status } = answer;
  if (status < 300) return null;
  const why = `MusicBrainz: ${reasonIn(answer, 'error')}`;
  return new EchoError(status === 404 ? 'provider-unknown-name' : 'provider-refused', why);
}
