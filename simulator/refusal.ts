/** A request to the simulator itself (not to Graph) that cannot be done; the sentence says what to do instead. */
export class Refusal extends Error {
  readonly status: 400 | 404;
  constructor(message: string, status: 400 | 404 = 400) {
    super(message);
    this.status = status;
  }
}
