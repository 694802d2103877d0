import type { OperatorId } from '../kit/ids.ts';

export const intents = ['support', 'order', 'information', 'complaint', 'reply', 'other'] as const;

/** What somebody wants: help, to buy or book, to know, to complain (or a person), to answer us, or anything else. */
export type Intent = (typeof intents)[number];

/** Those that can be routed: of anything else nobody could say whose it is. */
export type Kind = Exclude<Intent, 'other'>;
export const kinds = intents.filter((one): one is Kind => one !== 'other');

/** Where a kind of turn goes. `always`: also those that somebody else is responsible for. */
export type Route = ({ operator: OperatorId } | { queue: string }) & { always: boolean };

/** Some of the business's people who share a kind of work; its name is written as somebody wrote it. */
export type Queue = { name: string; members: OperatorId[] };

/** What a model takes a turn for; how sure, from 0 to 1. */
export type Verdict = { intent: Intent; intentConfidence: number };
