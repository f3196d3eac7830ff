import { EchoError } from '@echotune/data';
import type { ApiDeps } from '../api/api.ts';
import { misfit } from '../contract/contract.ts';
import type { Answer } from '../policy/attempt.ts';
import { type CoverImage, imageOf } from './image.ts';
import { imageAddress } from './image-address.ts';

export interface CoverArtDeps {
  readonly api: ApiDeps;
  /** The Internet Archive, where the pictures are. */
  readonly images: Pick<ApiDeps, 'provider'>;
}

type Options = { readonly signal?: AbortSignal | undefined };

/** From the archive's front door to the machine that has the file. */
const mostRedirects = 3;
const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

/**
 * The Cover Art Archive of MusicBrainz and the Internet Archive
 * (https://musicbrainz.org/doc/Cover_Art_Archive/API). Null is where there is no picture; each method
 * throws provider-*.
 */
export class CoverArt {
  readonly #deps: CoverArtDeps;

  constructor(deps: CoverArtDeps) {
    this.#deps = deps;
  }

  /** The front of a release, 250 px at most. */
  async front(release: string, options: Options = {}): Promise<CoverImage | null> {
    const address = await this.whereFront(release, options);
    return address === null ? null : this.#picture(address, options);
  }

  /** Where the picture of a release's front is: an address that may be asked. */
  async whereFront(release: string, options: Options = {}): Promise<string | null> {
    const { address: home } = this.#deps.api;
    const asked = `${home}/release/${encodeURIComponent(release)}/front-250`;
    const answer = await this.#ask(this.#deps.api, { operation: 'front', address: asked }, options);
    if (answer.status === 404) return null;
    return this.#follow(answer, { operation: 'front', from: asked });
  }

  async #picture(address: string, options: Options): Promise<CoverImage | null> {
    const operation = 'image';
    let from = address;
    for (let redirects = 0; ; redirects++) {
      const answer = await this.#ask(this.#deps.images, { operation, address: from }, options);
      // What was there when the archive said so may be gone.
      if (answer.status === 404) return null;
      if (!isRedirect(answer.status)) return this.#imageIn(answer);
      if (redirects === mostRedirects) throw await this.#misfit(operation, 'redirects without end');
      from = await this.#follow(answer, { operation, from });
    }
  }

  async #ask(
    { provider }: Pick<ApiDeps, 'provider'>,
    { operation, address }: { readonly operation: string; readonly address: string },
    { signal }: Options,
  ): Promise<Answer> {
    const headers = { 'user-agent': this.#deps.api.userAgent, accept: 'image/*' };
    const answer = await provider.send({
      ...{ operation, priority: 'background', repeatable: true },
      request: () => new Request(address, { headers, redirect: 'manual' }),
      ...(signal && { signal }),
    });
    const { status } = answer;
    if (status >= 400 && status !== 404) {
      throw new EchoError('provider-refused', `Cover Art Archive: status ${status}`);
    }
    return answer;
  }

  async #follow(
    { status, headers }: Answer,
    { operation, from }: { readonly operation: string; readonly from: string },
  ): Promise<string> {
    if (!isRedirect(status)) throw await this.#misfit(operation, `status ${status}, no redirect`);
    const { address: home } = this.#deps.api;
    const to = imageAddress(headers.get('location'), { from, home });
    if (to === null) throw await this.#misfit(operation, 'a redirect that is not followed');
    return to;
  }

  async #imageIn({ status, bytes }: Answer): Promise<CoverImage> {
    const image = imageOf(bytes);
    if (status !== 200 || image === null) {
      throw await this.#misfit('image', `status ${status}, no picture (${bytes.length} bytes)`);
    }
    return image;
  }

  #misfit(operation: string, problem: string): Promise<EchoError> {
    return misfit({ provider: 'coverart', operation }, { problem, shape: null }, this.#deps.api);
  }
}
