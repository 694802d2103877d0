/**
 * The simulator's clock as the page sees it: the server's instant plus what has passed here since, shown in the business's zone,
 * because the cards speak of its hours ("until 14:10") wherever the reader sits.
 */
export function createClock(zone) {
  let aheadMs = 0;
  const watchers = new Set();
  const format = (options) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const seconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const weekday = format({ weekday: 'long' });
  const date = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone: zone });

  const now = () => new Date(Date.now() + aheadMs);
  const tell = () => {
    for (const watch of watchers) watch(now());
  };
  setInterval(tell, 1000);

  return {
    zone,
    now,
    set(instant) {
      aheadMs = new Date(instant).getTime() - Date.now();
      tell();
    },
    /** Calls back every second and whenever the clock is moved. */
    watch: (callback) => watchers.add(callback),
    unwatch: (callback) => watchers.delete(callback),
    time: (at) => time.format(new Date(at)),
    seconds: (at) => seconds.format(new Date(at)),
    day: (at) => dayKey.format(new Date(at)),
    shortDate: (at) => short.format(new Date(at)),
    /** "Today", "Yesterday", a weekday within the week, else the date. */
    dayName(at) {
      const days = Math.round((Date.parse(dayKey.format(now())) - Date.parse(dayKey.format(new Date(at)))) / 86_400_000);
      if (days === 0) return 'Today';
      if (days === 1) return 'Yesterday';
      return days > 1 && days < 7 ? weekday.format(new Date(at)) : date.format(new Date(at));
    },
  };
}
