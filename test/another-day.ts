/**
 * `HILO_TEST_AT=2027-03-27T20:00:00Z npm test`: everything believes that it began then, so that what holds only on some days, or before midnight, is found
 * on any. Both of the product's clocks move together, as in life; what the database calls now does not.
 */
const at = process.env.HILO_TEST_AT;
const Machine = Date;

if (at && Machine.name === 'Date') {
  const aheadMs = Machine.parse(at) - Machine.now();
  if (Number.isNaN(aheadMs)) throw new Error(`HILO_TEST_AT is no moment: ${at}. Write one as 2027-03-27T20:00:00Z.`);
  class AnotherDay extends Machine {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(AnotherDay.now());
      else super(...given);
    }
    static override now(): number {
      return Machine.now() + aheadMs;
    }
  }
  globalThis.Date = AnotherDay as DateConstructor;
}
