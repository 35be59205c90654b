import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { USUAL_BODY_LIMIT } from '../../src/config.js';
import { mostFileKiB } from '../../src/recognition/verdict/presented.js';
import { ELEMENT_NAMES, ELEMENTS, aliasesOf, type Element } from '../../src/recognition/gb36906/border/element-table.js';
import { HEAD_STATUSES } from '../../src/recognition/gb36906/answer/head.js';
import { tableColumn } from '../architecture/documents.js';
import { expectAsShown, runBlocks } from '../support/command-blocks.js';
import { commandBlocks, sectionOf } from '../support/readme.js';
import { repositoryRoot } from '../support/repository.js';
import { WholeService } from '../support/service.js';
import { needs } from '../support/tools.js';

const page = readFileSync(join(repositoryRoot, 'docs/gb36906.md'), 'utf8');
const CLIENT = join(repositoryRoot, 'clients/gb36906-example/client.mjs');
const MINUTES = 60_000;

describe('the page about the sharing services', () => {
  it('lists every element with its aliases, as the source has them', () => {
    const rows = ELEMENT_NAMES.map((name) => {
      const { zh, joins }: Element = ELEMENTS[name];
      return `| \`${name}\` | ${zh} | ${aliasesOf(name).map((alias) => `\`${alias}\``).join(' ')} | ${joins === true ? '✓' : ''} |`;
    });
    expect(/<!-- elements -->\n([^]*)\n<!-- \/elements -->/.exec(page)?.[1]?.split('\n').slice(2)).toEqual(rows);
  });

  it('tells how large a file may be, as BODY_LIMIT leaves it', () => {
    const bound = `${mostFileKiB(USUAL_BODY_LIMIT)} KiB`;
    expect([page.includes(`故文件不超过 ${bound}`), page.includes(`of ${bound} at the most`)]).toEqual([true, true]);
    expect([mostFileKiB(16_777_216), mostFileKiB(16_384)]).toEqual([1_024, 9]);
  });

  it('lists every status of the head and no other', () => {
    expect([...tableColumn(page, 'status')].sort()).toEqual(Object.keys(HEAD_STATUSES).sort());
  });
});

needs('bash', 'curl')('with the demonstration city running', () => {
  let service: WholeService;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zhengku-sharing-'));
    service = await WholeService.start();
  }, 2 * MINUTES);

  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }, 2 * MINUTES);

  it('the page goes as it is written, block by block', async () => {
    const section = sectionOf(page, '逐项试用');
    expect(commandBlocks(section)).toHaveLength(8);
    const environment = { DATA_DIR: service.config.dataDir, PORT: new URL(service.origin).port };
    expectAsShown(section, await runBlocks(section, { folder, origin: service.origin, environment }));
  }, 3 * MINUTES);

  const example = (...words: string[]): Promise<{ stdout: string }> => promisify(execFile)(process.execPath, [CLIENT, service.origin, ...words], { timeout: MINUTES });

  it('the example client goes from a token to a verified file, and shows no holder code', async () => {
    const { stdout } = await example(join(service.config.dataDir, 'clients/linjiang-approval.jwk.json'));
    const steps = stdout.split('\n').map((line) => line.replace(/ {2,}/g, ' | '));
    for (const step of [
      '1 取令牌 token | 已取得 taken',
      expect.stringMatching(/^2 检索 search \| 0 成功 success，[23] 张 licences$/) as unknown as string,
      '3 元数据 metadata | 0 成功 success',
      ' | certificateHolderName "演示市青禾餐饮有限公司"',
      '4 文件 file | 0 成功 success，application/dc+sd-jwt，摘要相符 digest as told',
      '5 验文件 verify-file | 0 成功 success，0 文件验证通过 the file is good',
      '6 验信息 verify-information | 0 成功 success，0 信息相符，证照有效 the facts are right and the licence is valid',
      '完成 done | 每个答复均有签名 every answer is signed',
    ]) expect(steps).toContainEqual(step);
    expect(stdout).not.toContain('91990101MA9900028M');
  });

  it('the example client says what went wrong, and ends with status 1', async () => {
    await expect(example(join(service.config.dataDir, 'clients/yanshi-housing.jwk.json'))).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('没有令牌 no token: invalid_client') as string });
  });

  it('nothing of it was a fault', () => {
    expect(service.faults()).toEqual([]);
  });
});
