import { isoInstant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Turns } from '../../primitives/turns.js';
import type { Reader } from '../../database/reader.js';
import type { ActParts } from '../../access/act-parts.js';
import type { GrantRight } from '../../access/grant-right.js';
import type { RegisterClient } from '../../access/register-client.js';
import { SANDBOXES, SANDBOX_MS, SANDBOX_PREFIX, SANDBOX_RIGHTS, type SandboxClient, type SandboxOrder } from './sandbox.js';
import type { SandboxPlan } from './sandbox-plan.js';
import type { SandboxStore } from './sandbox-store.js';

const ACTOR = 'service';

/** Where the caller reached this service, and what its tokens are called. */
export interface SandboxDoor {
  readonly tokenEndpoint: string;
  readonly audience: string;
}

/** What opening a sandbox does to the register. */
export class SandboxRegister {
  constructor(
    readonly clients: RegisterClient,
    readonly rights: GrantRight,
    readonly sandboxes: SandboxStore,
  ) {}
}

/**
 * Opens a sandbox to whoever asks: a client of a made-up department that may look up and verify the made-up licences of the demonstration city at once.
 * Anybody may come, so how many live is bounded. They are opened and ended in turn: the count is right when one is opened, and none is ended half-opened.
 */
export class OpenSandbox {
  constructor(
    private readonly plan: SandboxPlan,
    private readonly register: SandboxRegister,
    private readonly turns: Turns,
    private readonly reader: Reader,
    private readonly parts: ActParts,
  ) {}

  /** @throws Refusal tooMany SANDBOX_FULL */
  run(order: SandboxOrder, door: SandboxDoor): Promise<SandboxClient> {
    return this.turns.take(SANDBOXES, () => this.open(order, door));
  }

  private async open({ name, jwks }: SandboxOrder, { tokenEndpoint, audience }: SandboxDoor): Promise<SandboxClient> {
    const { department, most, testHolders, example } = this.plan;
    const { clients, rights, sandboxes } = this.register;
    if ((await sandboxes.living(this.reader, department.code)).length >= most) throw full();
    const clientId = `${SANDBOX_PREFIX}${hex(this.parts.random.bytes(6))}`;
    const validUntil = this.parts.clock.now() + SANDBOX_MS;
    await clients.run({ clientId, department: department.code, name, jwks }, ACTOR);
    // What a crash leaves here is a client without its rights: it counts as ended, and is disabled.
    for (const right of SANDBOX_RIGHTS) await rights.run({ clientId, right, typeCode: '*', validUntil }, ACTOR);
    return {
      clientId,
      tokenEndpoint,
      audience,
      scope: SANDBOX_RIGHTS.join(' '),
      endsAt: isoInstant(validUntil),
      department: { code: department.code, name: department.nameZh },
      testHolders,
      example: { method: 'POST', path: '/v1/recognition/look-ups', body: example },
    };
  }
}

function full(): Refusal {
  return new Refusal('tooMany', 'SANDBOX_FULL', '沙箱客户端已满，请过些日子再来。There are as many sandboxes as this demonstration holds: come back in some days, or run one of your own.', [], 86_400);
}
