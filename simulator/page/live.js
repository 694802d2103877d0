const kinds = ['message', 'typing', 'clock', 'ledger', 'reset'];

/**
 * Follows the server's events. `onState('lost')` when the line drops and `onState('up')` when it is up, the first time too: what was said
 * before is not repeated by the server, so the caller reads everything again.
 */
export function follow(onEvent, onState) {
  let source;

  function open() {
    source = new EventSource('events');
    source.onopen = () => onState('up');
    source.onerror = () => {
      onState('lost');
      // The browser tries again by itself unless the server answered with an error: then it gives up for good.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 1500);
    };
    for (const kind of kinds) source.addEventListener(kind, (event) => onEvent(kind, JSON.parse(event.data)));
  }

  open();
}
