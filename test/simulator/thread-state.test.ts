import { expect, test } from 'vitest';
// @ts-expect-error: the page is plain JavaScript.
import { createThreadState } from '../../simulator/page/thread-state.js';

const said = (id: string) => ({ id, from: 'business', type: 'text', text: id, at: `2026-11-20T10:00:0${id}Z`, reactions: [] });
const ids = (state: ReturnType<typeof createThreadState>) => state.all().map(({ id }: { id: string }) => id);

test('what is said while a thread is being read is there after it', () => {
  const state = createThreadState();
  const take = state.loading();
  state.put(said('2'));
  take([said('1')]);
  expect(ids(state)).toEqual(['1', '2']);
});

test('what the server no longer has is gone once it is read again', () => {
  const state = createThreadState();
  state.loading()([said('1'), said('2')]);
  state.loading()([said('2')]);
  expect(ids(state)).toEqual(['2']);
});
