/** What a page is drawn on; only tests have another. */
type Drawing = HTMLCanvasElement;

interface Drawn<Picture> {
  readonly page: number;
  readonly widthPx: number;
  readonly picture: Promise<Picture>;
}

/** The one in view, the next and the last, and the two sizes of each while it is enlarged. */
const MOST_KEPT = 6;

/** Pages that were drawn lately. One is drawn at a time; what is looked at goes before what is only prepared. */
export class DrawnPages<Picture = Drawing> {
  readonly #render: (page: number, widthPx: number) => Promise<Picture>;
  /** The newest last. */
  #kept: readonly Drawn<Picture>[] = [];
  #prepared: { readonly page: number; readonly widthPx: number } | null = null;
  #working = 0;

  constructor(render: (page: number, widthPx: number) => Promise<Picture>) {
    this.#render = render;
  }

  draw(page: number, widthPx: number): Promise<Picture> {
    const known = this.#kept.find((drawn) => drawn.page === page && drawn.widthPx === widthPx);
    const drawn = known ?? { page, widthPx, picture: this.#work(page, widthPx) };
    this.#kept = [...this.#kept.filter((other) => other !== drawn), drawn].slice(-MOST_KEPT);
    // What failed is drawn anew when it is asked for again.
    drawn.picture.catch(() => {
      this.#kept = this.#kept.filter((other) => other !== drawn);
    });
    return drawn.picture;
  }

  prepare(page: number, widthPx: number): void {
    this.#prepared = { page, widthPx };
    this.#prepareNow();
  }

  async #work(page: number, widthPx: number): Promise<Picture> {
    this.#working += 1;
    try {
      return await this.#render(page, widthPx);
    } finally {
      this.#working -= 1;
      this.#prepareNow();
    }
  }

  #prepareNow(): void {
    if (this.#working > 0 || this.#prepared === null) return;
    const { page, widthPx } = this.#prepared;
    this.#prepared = null;
    // A page that cannot be prepared says so when it is turned to.
    this.draw(page, widthPx).catch(() => undefined);
  }
}
