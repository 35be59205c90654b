import { BindSignIn } from '../../src/access/bind-sign-in.js';
import { GrantRight } from '../../src/access/grant-right.js';
import { RegisterClient } from '../../src/access/register-client.js';
import { RegisterDepartment } from '../../src/access/register-department.js';
import { ClientDirectory } from '../../src/access/register/client-directory.js';
import { SwitchClient } from '../../src/access/switch-client.js';
import { parseHolderCode } from '../../src/holder/holder-code.js';
import { freshDatabase } from '../support/mariadb.js';
import { needs } from '../support/tools.js';
import { ClientKey, MARKET_OFFICE, onMariadb, onSqlite, SmallService, type Place } from './small-service.js';

const department = { code: MARKET_OFFICE, nameZh: '演示市市场监督管理局', nameEn: 'Market Office', areaCode: '990101' };
const clientOrder = (clientId: string, key = new ClientKey(clientId)) => ({ clientId, department: MARKET_OFFICE, name: '发证系统', jwks: { keys: [key.publicJwk] } });
const signedIn = { issuer: 'https://licences.test/oidc', subject: 'wang-fang' };

function suite(place: Place): void {
  let service: SmallService;

  beforeEach(async () => {
    service = await SmallService.start(place);
  });

  afterEach(async () => {
    await service.stop();
  });

  const acts = async (): Promise<unknown[]> => {
    const rows = await service.database.reader.query('SELECT act.name, ledger_outbox.act_id FROM act JOIN ledger_outbox ON ledger_outbox.act_id = act.id');
    return rows.map((row) => String(row['name'])).sort((left, right) => left.localeCompare(right, 'en'));
  };

  it('each change has its act, and the act its place in the queue of the ledger', async () => {
    await service.settle(new ClientKey('market-office'));
    await service.get(SwitchClient).run('market-office', 'disabled', 'service');
    const expected = ['access/bind-sign-in', 'access/bind-sign-in', 'access/grant-right', 'access/register-client', 'access/register-department', 'access/switch-client'];
    expect(await acts()).toEqual(expected);
  });

  it('a department, a client and a sign-in are entered once; a refusal leaves no act', async () => {
    const [departments, clients, binding] = [service.get(RegisterDepartment), service.get(RegisterClient), service.get(BindSignIn)];
    await expect(clients.run(clientOrder('market-office'), 'service')).rejects.toThrow('DEPARTMENT_UNKNOWN');
    await departments.run(department, 'service');
    await expect(departments.run(department, 'service')).rejects.toThrow('DEPARTMENT_KNOWN');
    await clients.run(clientOrder('market-office'), 'service');
    await expect(clients.run(clientOrder('market-office'), 'service')).rejects.toThrow('CLIENT_KNOWN');
    await expect(clients.run(clientOrder('zhengku-web'), 'service')).rejects.toThrow('CLIENT_KNOWN');
    const holder = parseHolderCode('111', '110101199001011237');
    await binding.holder(signedIn, holder, 'service');
    await expect(binding.holder(signedIn, holder, 'service')).rejects.toThrow('SIGN_IN_BOUND');
    await expect(service.get(GrantRight).run({ clientId: 'tax-office', right: 'licences:read', typeCode: '*', validUntil: 1 }, 'service')).rejects.toThrow('CLIENT_UNKNOWN');
    await expect(service.get(SwitchClient).run('market-office', 'enabled', 'service')).rejects.toThrow('CLIENT_STATE_SAME');
    expect(await acts()).toEqual(['access/bind-sign-in', 'access/register-client', 'access/register-department']);
  });

  it('a right given again ends when it was said last', async () => {
    await service.settle(new ClientKey('market-office'));
    const order = { clientId: 'market-office', right: 'licences:issue', typeCode: '*' } as const;
    await service.get(GrantRight).run({ ...order, validUntil: 1_900_000_000_000 }, 'service');
    const client = await service.get(ClientDirectory).find('market-office');
    expect(client?.grants).toContainEqual({ right: 'licences:issue', typeCode: '*', validUntil: 1_900_000_000_000 });
  });

  it('a new client may apply for rights, for ten years, and has no other', async () => {
    await service.get(RegisterDepartment).run(department, 'service');
    const before = service.clock.now();
    await service.get(RegisterClient).run(clientOrder('market-office'), 'service');
    const client = await service.get(ClientDirectory).find('market-office');
    expect(client?.grants).toEqual([{ right: 'access:apply', typeCode: '*', validUntil: expect.any(Number) }]);
    expect(Math.floor(((client?.grants[0]?.validUntil ?? 0) - before) / 86_400_000)).toBe(3_650);
  });

  it('one of eight that take the same client identifier at once has it', async () => {
    await service.get(RegisterDepartment).run(department, 'service');
    const tries = Array.from({ length: 8 }, () => service.get(RegisterClient).run(clientOrder('market-office'), 'service'));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await acts()).toEqual(['access/register-client', 'access/register-department']);
  });
}

describe('the register of departments on SQLite', () => suite(onSqlite));
needs('mariadbd')('the register of departments on MariaDB', () => suite(onMariadb(freshDatabase)));
