#!/usr/bin/env node
/*
 * 共享服务示例客户端 An example client of the sharing services (docs/gb36906.md). Node 20 or later, nothing to install:
 *
 *   node clients/gb36906-example/client.mjs [ORIGIN [KEY_FILE]]
 *
 * It does what a department's system does at a counter: takes a token with its own key, searches, reads metadata, gets a copy for one use, verifies it,
 * and checks that what it was told is signed. It ends with status 1 where anything is not as it should be.
 */
import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [origin = 'http://localhost:8080', keyFile = 'data/clients/linjiang-approval.jwk.json'] = process.argv.slice(2);
const CLIENT = 'linjiang-approval';

/** Who asks, for what: the five elements 五要素, the calling system and the cause. */
const HEAD = {
  usingDepartmentCode: '11990201MA99001402',
  operatorName: '陈经办',
  serviceItemName: '企业跨市迁入登记',
  serviceItemCode: '000131003MA9900140990201',
  caseNumber: 'LJ-2026-000123',
  callingSystem: '一窗受理系统',
  cause: '核对迁入企业的食品经营许可',
};
/** A company of the demonstration city, and a licence type; both are made up. */
const HOLDER = { certificateHolderCode: '91990101MA9900028M', certificateHolderTypeCode: '001' };
const TYPE = '11990101MA990001XX002';

/** An access token for a signed assertion: private_key_jwt (RFC 7523). There is no shared secret. */
async function token() {
  const endpoint = `${origin}/oidc/token`;
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'ES256' })}.${part({ iss: CLIENT, sub: CLIENT, aud: endpoint, jti: randomUUID(), iat: now, exp: now + 60 })}`;
  const key = createPrivateKey({ key: JSON.parse(readFileSync(keyFile, 'utf8')), format: 'jwk' });
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: 'recognition:look-up recognition:verify',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: `${text}.${signature}`,
  });
  const answer = await (await fetch(endpoint, { method: 'POST', body })).json();
  if (answer.access_token === undefined) throw new Error(`没有令牌 no token: ${answer.error} ${answer.error_description ?? ''}`);
  return answer.access_token;
}

/** Asks one of the services. Whatever goes wrong comes in the same envelope, so that one look at `head.status` is enough. */
async function ask(bearer, service, data) {
  const answer = await fetch(`${origin}/gb36906/${service}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ head: HEAD, data }),
  });
  const { head, data: told, errors = [] } = await answer.json();
  if (!answer.ok) throw new Error([`${service}: ${head.code} ${head.message}`, ...errors.map(({ pointer, detail }) => `  ${pointer} ${detail}`)].join('\n'));
  if (!isReceiptFor(told)) throw new Error(`${service}: 答复与签名不符 the answer is not the one that was signed`);
  return { head, told };
}

/** Whether the receipt is for this answer, to the letter. Who signed it is proved by `npm run cli -- verify-answer` (docs/formats/receipt.md). */
function isReceiptFor({ receipt, ...answer }) {
  const claims = JSON.parse(Buffer.from(receipt.split('.')[1], 'base64url').toString());
  return claims.answer_digest === createHash('sha256').update(canonical(answer)).digest('base64url') && claims.aud === HEAD.usingDepartmentCode;
}

/** RFC 8785, as far as these answers need it: members sorted, no blanks. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

function say(step, text) {
  console.log(`${step.padEnd(28)}${text}`);
}

async function main() {
  const bearer = await token();
  say('1 取令牌 token', '已取得 taken');

  const search = await ask(bearer, 'search', { ...HOLDER, certificateTypeCode: TYPE });
  say('2 检索 search', `${search.head.status} ${search.head.message}，${search.told.total} 张 licences`);
  for (const { certificateIdentifier, certificateStatus } of search.told.certificates) say('', `${certificateStatus.padEnd(10)}${certificateIdentifier}`);
  const inForce = search.told.certificates.find(({ certificateStatus }) => certificateStatus === 'inForce');
  if (inForce === undefined) throw new Error('没有有效的证照 none is in force');
  const { certificateIdentifier } = inForce;

  const range = ['certificateName', 'certificateHolderName', 'certificateExpiringDate', 'KZ_businessPlace'];
  const metadata = await ask(bearer, 'metadata', { certificateIdentifier, fieldRange: range });
  say('3 元数据 metadata', `${metadata.head.status} ${metadata.head.message}`);
  for (const [name, value] of Object.entries(metadata.told.metadata)) say('', `${name} ${JSON.stringify(value)}`);

  const ends = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const copy = await ask(bearer, 'file', { certificateIdentifier, certificateCopyExpiringTime: ends });
  const { name, mediaType, content, sha256 } = copy.told.file;
  if (createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex') !== sha256) throw new Error('文件与摘要不符 the file is not the one that was signed for');
  say('4 文件 file', `${copy.head.status} ${copy.head.message}，${mediaType}，摘要相符 digest as told`);
  say('', `${name}，至 until ${copy.told.certificateCopyExpiringTime}`);

  const verified = await ask(bearer, 'verify-file', { certificateFile: content });
  say('5 验文件 verify-file', `${verified.head.status} ${verified.head.message}，${verified.told.result} ${verified.told.message}`);

  const claim = { certificateTypeCode: TYPE, certificateIdentifier, ...HOLDER, certificateHolderName: metadata.told.metadata.certificateHolderName };
  const information = await ask(bearer, 'verify-information', claim);
  say('6 验信息 verify-information', `${information.head.status} ${information.head.message}，${information.told.result} ${information.told.message}`);

  if ([metadata, copy, verified, information].some(({ head, told }) => head.status !== '0' || (told.result ?? '0') !== '0')) throw new Error('有一步未通过 a step did not pass');
  say('完成 done', '每个答复均有签名 every answer is signed');
}

main().catch((cause) => {
  console.error(cause.message);
  process.exitCode = 1;
});
