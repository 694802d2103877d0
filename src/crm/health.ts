/** How it stands with what comes in and what goes out, for one business. Times that end in `Machine` are machine time. */
export type Health = {
  /** Everything WhatsApp ever told about this business: each thing once. */
  received: { messages: number; notices: number; handled: number; setAside: number; waiting: number };
  oldestWaitingMachine: Date | null;
  lastReceivedMachine: Date | null;
  /** Messages that are to leave now. */
  leaving: { count: number; oldest: Date | null };
  /** Messages of which nobody knows whether they arrived. */
  unsure: number;
  /** Parked until an operator's own window opens. */
  parked: number;
};

/** What deciders may ask about the machinery. */
export type HealthRead = {
  /** `asking`: the message that asks. It is being handled while it asks, so it counts as handled. */
  health(asking: string): Promise<Health>;
};
