import { parentPort, workerData } from 'node:worker_threads';
import { readBusy, type Window } from './read-calendar.ts';

// What is started by calendar-reader.client.ts, in a thread of its own: reads one calendar, answers, and is over.
const { text, window } = workerData as { text: string; window: Window };
parentPort?.postMessage(readBusy(text, window));
