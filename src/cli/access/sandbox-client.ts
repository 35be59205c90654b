import type { Config } from '../../config.js';
import { makeClientKey } from '../../pki/vault/key-vault-client-key.js';
import { sandboxOrder, type SandboxClient, type SandboxOrder } from '../../catalogue/sandbox/sandbox.js';
import type { Surroundings } from '../app-plan.js';
import { fetchToken, TokenRefused } from '../token-client.js';
import { told } from '../usage-fault.js';

/** `npm run cli -- sandbox-client`: makes a key pair, opens a sandbox at a running demonstration, and prints a token with a first call to paste. */
export async function openSandboxClient(config: Config, [name, origin = `http://localhost:${config.PORT}`]: readonly string[], around: Pick<Surroundings, 'clock' | 'random' | 'write'>): Promise<number> {
  const { privateJwk, publicJwk } = makeClientKey();
  const client = await askForSandbox(origin, told(sandboxOrder, { name, jwks: { keys: [publicJwk] } }));
  const { clientId, audience, scope, endsAt, testHolders, example } = client;
  const token = await fetchToken({ origin, audience, clientId, key: privateJwk, scope }, around.clock, around.random);
  const lines = [
    `沙箱客户端 sandbox client   ${clientId}   至 until ${endsAt.slice(0, 10)}`,
    `私钥 private key（自行保管 keep it）   ${JSON.stringify(privateJwk)}`,
    `令牌地址 token endpoint   ${origin}/oidc/token   aud ${audience}`,
    '',
    '虚构的测试持证主体 made-up test holders',
    ...testHolders.map(({ name: holder, codeType, code, holds }) => `  ${codeType}  ${code}  ${holder}：${holds.map(({ names }) => names.zh).join('、')}`),
    '',
    '可直接粘贴 ready to paste',
    `TOKEN=${token}`,
    `curl -s ${origin}${example.path} -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '${JSON.stringify(example.body)}'`,
  ];
  for (const line of lines) around.write(line);
  return 0;
}

async function askForSandbox(origin: string, order: SandboxOrder): Promise<SandboxClient> {
  const answer = await fetch(`${origin}/sandbox/clients`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) });
  const body = (await answer.json()) as SandboxClient & { detail?: string };
  if (answer.status !== 201) throw new TokenRefused(`${origin} opens no sandbox: ${body.detail ?? answer.status}`);
  return body;
}
