import type { HolderSession } from '../../access/sign-in/session.js';
import { drawCodeSvg } from '../../licence/code/draw-code.js';
import { refuseUnlessInForce, type FindShowing } from './find-showing.js';
import type { RecordShowing } from './record-showing.js';
import type { MadeCode, SignCode } from './sign-code.js';

/** A code as the phone shows it. */
export interface ShownCode extends MadeCode {
  /** The QR code, an SVG document. */
  readonly picture: string;
}

/** A holder shows a licence 亮证: a code that proves for a minute that a holder has it in hand. The phone asks for the next one every half minute. */
export class PresentLicence {
  constructor(
    private readonly showings: FindShowing,
    private readonly record: RecordShowing,
    private readonly sign: SignCode,
  ) {}

  /** @throws Refusal LICENCE_UNKNOWN; LICENCE_NOT_SHOWABLE unless it is in force at this moment; SIGNER_MISSING */
  async run(session: HolderSession, identifier: string): Promise<ShownCode> {
    const showing = await this.showings.run(session, identifier);
    refuseUnlessInForce(showing.standing);
    await this.record.run('presentation/show-code', session, showing);
    const code = await this.sign.run(showing, 0);
    if (code === undefined) throw new RangeError(`version ${identifier} is in force and over at once`);
    return { ...code, picture: drawCodeSvg(code.text).picture };
  }
}
