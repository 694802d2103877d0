const kinds = ['message', 'typing', 'clock', 'ledger', 'reset'];

/**
 * Follows the server's events. `onState('lost')` when the line drops and `onState('back')` when it is up again after that: what was
 * said meanwhile is not repeated by the server, so the caller reads everything again.
 */
export function follow(onEvent, onState) {
  let wasLost = false;
  let source;

  function open() {
    source = new EventSource('events');
    source.onopen = () => {
      if (wasLost) onState('back');
      wasLost = false;
    };
    source.onerror = () => {
      wasLost = true;
      onState('lost');
      // The browser tries again by itself unless the server answered with an error: then it gives up for good.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 1500);
    };
    for (const kind of kinds) source.addEventListener(kind, (event) => onEvent(kind, JSON.parse(event.data)));
  }

  open();
}
