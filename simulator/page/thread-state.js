let counter = 0;

/**
 * One phone's messages, without any drawing: what the server told, in its order, then what this page has sent and the server has
 * not shown yet. A message is drawn once, whether its event or the answer to our own request comes first.
 */
export function createThreadState() {
  let known = [];
  let pending = [];

  const has = (id) => known.some((message) => message.id === id);
  const waiting = () => pending.filter((message) => !(message.serverId && has(message.serverId)));

  return {
    all: () => inOrder([...known, ...waiting()]),
    find: (id) => known.find((message) => message.id === id) ?? pending.find((message) => message.serverId === id),
    has,

    /** Begins to read the thread anew; what is returned takes it in, and keeps what came by an event while it was on its way. */
    loading() {
      const before = new Set(known.map((message) => message.id));
      return (messages) => {
        const read = new Set(messages.map((message) => message.id));
        known = [...messages, ...known.filter(({ id }) => !before.has(id) && !read.has(id))];
        pending = waiting();
      };
    },

    put,

    /** A message of ours, drawn before the server has it. `retryBody` is what to post, again if need be. */
    begin(draft, retryBody, at) {
      const message = { reactions: [], ...draft, id: `local-${++counter}`, from: 'me', status: 'sending', at, retryBody };
      pending = [...pending, message];
      return message.id;
    },
    accepted: (localId, serverId) => change(localId, { status: 'sent', serverId }),
    refused: (localId, why) => change(localId, { status: 'failed', why }),
    forget(localId) {
      const gone = pending.find((message) => message.id === localId);
      pending = pending.filter((message) => message !== gone);
      return gone;
    },

    /** Our own reaction at once; the server's next word about the message replaces it. */
    react(id, emoji) {
      const message = known.find((other) => other.id === id);
      if (!message) return;
      const others = (message.reactions ?? []).filter((reaction) => reaction.from !== 'me');
      put({ ...message, reactions: emoji ? [...others, { from: 'me', emoji }] : others });
    },
  };

  /** A message as the server has it now: a new one goes to the end, a known one is replaced where it stands. */
  function put(message) {
    const at = known.findIndex((other) => other.id === message.id);
    if (at < 0) adopt(message);
    known = at < 0 ? [...known, message] : known.with(at, message);
    pending = waiting();
  }

  function change(localId, changes) {
    pending = pending.map((message) => (message.id === localId ? { ...message, ...changes } : message));
    pending = waiting();
  }

  /** The event of our own message may overtake the answer that carries its id: the oldest draft with the same words is that one. */
  function adopt(message) {
    if (message.from !== 'me') return;
    const draft = pending.find((other) => !other.serverId && other.status === 'sending' && isSame(other, message));
    if (draft) change(draft.id, { serverId: message.id });
  }
}

/** One that could not be sent keeps its place while the thread goes on below it. */
function inOrder(messages) {
  const isSorted = messages.every((message, index) => index === 0 || messages[index - 1].at <= message.at);
  return isSorted ? messages : messages.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** A location or contact card gets its words from the server. */
function isSame(draft, message) {
  return draft.text ? draft.text === message.text : draft.type === message.type;
}
