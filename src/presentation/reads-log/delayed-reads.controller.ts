import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers } from '../../nest/answers.js';
import { OpenRoute } from '../../nest/open-route.js';
import { CountDelayed, delayedReadsShape, type DelayedReads } from './count-delayed.js';

/** `/ledger/reads/delayed`: how many reads are told late, for everyone. */
@ApiTags('ledger')
@OpenRoute()
@Controller('ledger/reads')
export class DelayedReadsController {
  constructor(private readonly count: CountDelayed) {}

  @Get('delayed')
  @Header('Cache-Control', 'public, max-age=60')
  @ApiOperation({
    summary: '延迟告知的数量 How many reads are told to their holders late',
    description: 'A lawful investigation may have its look at a licence told to the holder up to 180 days later. Every such look is counted here at once, by department and month, of no holder and no licence.',
  })
  @Answers({ status: 200, says: '数量 The counts', shape: delayedReadsShape })
  delayed(): Promise<DelayedReads> {
    return this.count.run();
  }
}
