import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { FollowingClock } from './kit/clock.ts';

const body = z.object({ offsetMs: z.number().nonnegative() });

/** Practice only: the simulator's clock moved, and business time follows. Answered once everything that became due has been rung for. */
export async function practiceClockRoute(
  server: FastifyInstance,
  needs: { clock: FollowingClock; sweep(): Promise<void> },
): Promise<void> {
  server.post('/practice/clock', async (request, reply) => {
    const told = body.safeParse(request.body);
    if (!told.success)
      return reply
        .code(400)
        .send({ error: { message: 'Give offsetMs: how far business time runs ahead of the machine, in milliseconds.' } });
    needs.clock.follow(told.data.offsetMs);
    await needs.sweep();
    return { now: needs.clock.now().toISOString() };
  });
}
